import { AccessKeyStep } from "@/components/setup/access-key-step";
import { AccountStep } from "@/components/setup/account-step";
import { ConnectedStep } from "@/components/setup/connected-step";
import { CreateRoleStep } from "@/components/setup/create-role-step";
import { CreateUserStep } from "@/components/setup/create-user-step";
import type { ExistingUser } from "@/components/setup/existing-user";
import { KeepKey } from "@/components/setup/key-advice";
import { PermissionChoice } from "@/components/setup/permission-choice";
import { RoleArnStep } from "@/components/setup/role-arn-step";
import { VerifyStep } from "@/components/setup/verify-step";
import { Callout } from "@/components/ui/callout";
import { chooseAccount, confirmCreated, savePermissions } from "@/lib/connections/actions/begin";
import {
  keepUsingKey,
  startMoveToRole,
  submitAccessKey,
  submitRoleArn,
} from "@/lib/connections/actions/enter-access";
import { examineAnswer, verifyConnection } from "@/lib/connections/actions/verify";
import {
  describeConnected,
  describeKeyForm,
  describePermissionChoice,
  findReplacedKey,
  listGuideEntries,
} from "@/lib/connections/handover";
import { listProducts } from "@/lib/connections/products";
import { findVerification } from "@/lib/connections/queries";
import { readStanding } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import type { SetupStep } from "@/lib/onboarding/setup-steps";
import type { SetupView } from "@/lib/setup/setup-view";

interface StepContentProps {
  step: SetupStep;
  connection: AuthorizedConnection;
  view: SetupView;
  /** The IAM user that the address names, where the product takes one that the customer has already. */
  existing: ExistingUser | null;
}

/** What stands below the drawing in each step. */
export async function SetupStepContent(props: StepContentProps) {
  const { step, connection, view, existing } = props;
  if (step === "account") {
    const { id: connectionId, integrationId, accessMethod, awsAccountId } = connection;
    const chosen = { connectionId, integrationId, accessMethod, awsAccountId };
    return <AccountStep action={chooseAccount} products={listProducts()} chosen={chosen} />;
  }
  if (step === "create-role" || step === "create-user") return <CreateStep {...props} />;
  if (step === "verify") {
    const standing = await readStanding(connection);
    return (
      <VerifyStep
        {...standing}
        reread={() => readStanding(connection, standing.run?.id)}
        guide={listGuideEntries(connection)}
        action={verifyConnection}
        examine={examineAnswer}
      />
    );
  }
  if (step === "connected") {
    const run = await findVerification(connection);
    const replacedKey = await findReplacedKey(connection);
    return <ConnectedStep view={view} replacedKey={replacedKey} {...describeConnected(connection, run)} />;
  }
  if (view.accessMethod === "iam-role") return <RoleArnStep view={view} action={submitRoleArn} />;
  const { canMoveToRole, settings } = describeKeyForm(connection);
  const moveToRole = canMoveToRole ? startMoveToRole : null;
  const ways = { action: submitAccessKey, moveToRole };
  return <AccessKeyStep view={view} existing={existing} settings={settings} {...ways} />;
}

function CreateStep({ connection, view, existing }: StepContentProps) {
  const choice = describePermissionChoice(connection);
  return (
    <>
      {choice && (
        <PermissionChoice
          connectionId={connection.id}
          productName={view.productName}
          choice={choice}
          existing={existing}
          action={savePermissions}
        />
      )}
      {view.accessMethod === "iam-role" && view.servingKeyId && (
        <Callout
          tone="neutral"
          title={`The access key ${view.servingKeyId} serves on until the role is proven`}
          action={<KeepKey connectionId={connection.id} action={keepUsingKey} />}
        />
      )}
      {view.accessMethod === "iam-role" ? (
        <CreateRoleStep view={view} action={confirmCreated} />
      ) : (
        <CreateUserStep view={view} action={confirmCreated} existing={existing} />
      )}
    </>
  );
}

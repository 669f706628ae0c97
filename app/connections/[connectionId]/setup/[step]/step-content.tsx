import { AccessKeyStep } from "@/components/setup/access-key-step";
import { AccountStep } from "@/components/setup/account-step";
import { ConnectedStep } from "@/components/setup/connected-step";
import { CreateRoleStep } from "@/components/setup/create-role-step";
import { CreateUserStep } from "@/components/setup/create-user-step";
import { RoleArnStep } from "@/components/setup/role-arn-step";
import { VerifyStep } from "@/components/setup/verify-step";
import {
  chooseAccount,
  confirmCreated,
  startMoveToRole,
  submitAccessKey,
  submitRoleArn,
  verifyConnection,
} from "@/lib/connections/actions";
import { describeConnected, describeKeyForm } from "@/lib/connections/handover";
import { listProducts } from "@/lib/connections/products";
import { findLatestVerification } from "@/lib/connections/queries";
import { findLiveRun, rereadSetup } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import type { SetupStep } from "@/lib/onboarding/setup-steps";
import type { SetupView } from "@/lib/setup/setup-view";

interface StepContentProps {
  step: SetupStep;
  connection: AuthorizedConnection;
  view: SetupView;
}

/** What stands below the drawing in each step. */
export async function SetupStepContent({ step, connection, view }: StepContentProps) {
  if (step === "account") {
    const { id: connectionId, integrationId, accessMethod, awsAccountId } = connection;
    const chosen = { connectionId, integrationId, accessMethod, awsAccountId };
    return <AccountStep action={chooseAccount} products={listProducts()} chosen={chosen} />;
  }
  if (step === "verify") {
    const run = await findLatestVerification(connection);
    const reread = () => rereadSetup(connection);
    return (
      <VerifyStep view={view} run={run} live={findLiveRun(run)} reread={reread} action={verifyConnection} />
    );
  }
  if (step === "connected") {
    const run = await findLatestVerification(connection);
    return <ConnectedStep view={view} {...describeConnected(connection, run)} />;
  }
  const isCreating = step === "create-role" || step === "create-user";
  if (view.accessMethod === "iam-role") {
    return isCreating ? (
      <CreateRoleStep view={view} action={confirmCreated} />
    ) : (
      <RoleArnStep view={view} action={submitRoleArn} />
    );
  }
  if (isCreating) return <CreateUserStep view={view} action={confirmCreated} />;
  const { canMoveToRole, ...form } = describeKeyForm(connection);
  const moveToRole = canMoveToRole ? startMoveToRole : null;
  return <AccessKeyStep view={view} action={submitAccessKey} moveToRole={moveToRole} {...form} />;
}

import { AccountStep } from "@/components/setup/account-step";
import { ConnectedStep } from "@/components/setup/connected-step";
import { CreateRoleStep } from "@/components/setup/create-role-step";
import { RoleArnStep } from "@/components/setup/role-arn-step";
import { VerifyStep } from "@/components/setup/verify-step";
import { chooseAccount, continueToRoleArn, submitRoleArn, verifyConnection } from "@/lib/connections/actions";
import { findLatestVerification } from "@/lib/connections/queries";
import { findLiveRun, rereadSetup } from "@/lib/connections/setup-view";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { getIntegration, INTEGRATIONS } from "@/lib/integrations/catalogue";
import type { SetupStep } from "@/lib/onboarding/setup-steps";
import type { SetupView } from "@/lib/setup/setup-view";

interface StepContentProps {
  step: SetupStep;
  connection: AuthorizedConnection;
  view: SetupView;
}

/** What stands below the drawing in each step. */
export async function SetupStepContent({ step, connection, view }: StepContentProps) {
  const { id: connectionId, integrationId, awsAccountId } = connection;
  switch (step) {
    case "account":
      return (
        <AccountStep
          action={chooseAccount}
          products={[...INTEGRATIONS]}
          chosen={{ connectionId, integrationId, awsAccountId }}
        />
      );
    case "create-role":
      return <CreateRoleStep view={view} action={continueToRoleArn} />;
    case "role-arn":
      return <RoleArnStep view={view} action={submitRoleArn} />;
    case "verify": {
      const run = await findLatestVerification(connection);
      const reread = () => rereadSetup(connection);
      return (
        <VerifyStep view={view} run={run} live={findLiveRun(run)} reread={reread} action={verifyConnection} />
      );
    }
    case "connected": {
      const { nextSteps, notes } = getIntegration(integrationId);
      const run = await findLatestVerification(connection);
      const permissions = run?.results.find(({ check }) => check === "permissions");
      const permissionsVerified = permissions?.verdict !== "unverified";
      return (
        <ConnectedStep
          view={view}
          nextSteps={nextSteps}
          notes={notes}
          permissionsVerified={permissionsVerified}
        />
      );
    }
  }
}

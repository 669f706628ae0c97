import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import { createCliCommands } from "@/lib/setup/cli-commands";
import { createConsoleSteps } from "@/lib/setup/console-steps";
import type { RoleView } from "@/lib/setup/setup-view";
import { CustomerPolicies } from "./customer-policies";
import { type DocumentValue, toInstruction } from "./instruction";
import { SetupDocument } from "./setup-document";
import { SetupWays } from "./setup-ways";
import { TemplateWays } from "./template-ways";

/** Everything the customer's AWS admin needs to make the role, in the console's own words. */
export function CreateRoleStep({ view, action }: { view: RoleView; action: FormAction }) {
  const steps = createConsoleSteps(view.documents);
  return (
    <div className="space-y-8">
      {view.servingKeyId && (
        <Callout
          tone="neutral"
          title={`The access key ${view.servingKeyId} serves on until the role is proven`}
        >
          Leave the IAM user and its key as they are. Once the role is proven we destroy our copy of the
          secret, and say how to delete the key in AWS.
        </Callout>
      )}
      <SetupWays
        steps={steps.map((step) =>
          toInstruction(step, (value) => <RoleStepDocument value={value} view={view} />),
        )}
        commands={createCliCommands(view.documents)}
      >
        <TemplateWays view={view} />
      </SetupWays>
      <ActionForm
        action={action}
        submitLabel="I have created the role"
        pendingLabel="Continuing"
        secondary={
          <ButtonLink href={paths.setup(view.connectionId, "account")} variant="quiet">
            Back
          </ButtonLink>
        }
      >
        <input type="hidden" name="connectionId" value={view.connectionId} />
      </ActionForm>
    </div>
  );
}

/** One of the two documents of the role, or a policy more where those have no room for all. */
function RoleStepDocument({ value, view }: { value: DocumentValue; view: RoleView }) {
  const further = view.documents.furtherPolicies.filter(({ name }) => name === value.label);
  if (further.length === 0) return <SetupDocument kind={value.kind} view={view} />;
  return (
    <CustomerPolicies
      policies={further}
      awsAccountId={view.awsAccountId}
      downloadHref={(name) => paths.document(view.connectionId, name)}
    />
  );
}

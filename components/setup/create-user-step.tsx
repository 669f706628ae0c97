import { SetupInstructions } from "@/components/connection/two-panes";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { CopyableValue } from "@/components/ui/value";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import type { KeyView } from "@/lib/setup/setup-view";
import { createUserCliCommands } from "@/lib/setup/user-cli-commands";
import { createUserConsoleSteps } from "@/lib/setup/user-console-steps";
import { toInstruction } from "./instruction";
import { UserPolicies } from "./user-policies";

/** Everything the customer's AWS admin needs to make the user and its key, in the console's own words. */
export function CreateUserStep({ view, action }: { view: KeyView; action: FormAction }) {
  const steps = createUserConsoleSteps(view.documents);
  return (
    <div className="space-y-8">
      <SetupInstructions
        steps={steps.map((step) =>
          toInstruction(step, () => <UserPolicies view={view} stepText={step.value?.text} />),
        )}
      />
      <Details summary="Use the AWS CLI instead">
        <ol className="space-y-4">
          {createUserCliCommands(view.documents).map(({ purpose, command }, index) => (
            <li key={purpose}>
              <CopyableValue id={`command-${index}`} label={purpose} value={command} />
            </li>
          ))}
        </ol>
      </Details>
      <ActionForm
        action={action}
        submitLabel="I have created the user and its key"
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

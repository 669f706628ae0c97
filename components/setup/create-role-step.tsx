import { SetupInstructions } from "@/components/connection/two-panes";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { CopyableValue } from "@/components/ui/value";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import { createCliCommands } from "@/lib/setup/cli-commands";
import { createConsoleSteps } from "@/lib/setup/console-steps";
import type { RoleView } from "@/lib/setup/setup-view";
import { toInstruction } from "./instruction";
import { SetupDocument } from "./setup-document";

/** Everything the customer's AWS admin needs to make the role, in the console's own words. */
export function CreateRoleStep({ view, action }: { view: RoleView; action: FormAction }) {
  const steps = createConsoleSteps(view.documents);
  return (
    <div className="space-y-8">
      <SetupInstructions
        steps={steps.map((step) => toInstruction(step, (kind) => <SetupDocument kind={kind} view={view} />))}
      />
      <Details summary="Use the AWS CLI instead">
        <ol className="space-y-4">
          {createCliCommands(view.documents).map(({ purpose, command }, index) => (
            <li key={purpose}>
              <CopyableValue id={`command-${index}`} label={purpose} value={command} />
            </li>
          ))}
        </ol>
      </Details>
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

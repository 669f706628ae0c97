import { type Instruction, SetupInstructions } from "@/components/connection/two-panes";
import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { CopyableValue } from "@/components/ui/value";
import type { FormAction } from "@/lib/actions/form-state";
import { paths } from "@/lib/paths";
import { createCliCommands } from "@/lib/setup/cli-commands";
import { createConsoleSteps, type SetupStep } from "@/lib/setup/console-steps";
import type { SetupView } from "@/lib/setup/setup-view";
import { SetupDocument } from "./setup-document";

/** Everything the customer's AWS admin needs to make the role, in the console's own words. */
export function CreateRoleStep({ view, action }: { view: SetupView; action: FormAction }) {
  const steps = createConsoleSteps(view.documents);
  return (
    <div className="space-y-8">
      <SetupInstructions steps={steps.map((step) => toInstruction(step, view))} />
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

function toInstruction({ id, text, value, link }: SetupStep, view: SetupView): Instruction {
  const parts = [...text];
  if (link) {
    const node = <ButtonLink href={link.url}>{link.label}</ButtonLink>;
    return { id, text: parts, value: { label: link.label, node } };
  }
  if (!value) return { id, text: parts };
  const node =
    value.kind === "text" ? (
      <CopyableValue id={`value-${id}`} label={value.label} value={value.text} />
    ) : (
      <SetupDocument kind={value.kind} view={view} />
    );
  return { id, text: parts, value: { label: value.label, node } };
}

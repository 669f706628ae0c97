import { ActionForm } from "@/components/form/action-form";
import { CheckField, type CheckOption } from "@/components/form/check-field";
import { ChoiceField } from "@/components/form/choice-field";
import type { FormAction } from "@/lib/actions/form-state";
import { type ExistingUser, NamedUserField } from "./existing-user";

/** What there is to choose: how much, and what else. */
export interface PermissionOptions {
  permissionSets: { id: string; title: string; summary: string; warning: string | null }[];
  chosenSetId: string;
  optional: { id: string; title: string; purpose: string; isChosen: boolean; setIds: string[] }[];
}

interface PermissionChoiceProps {
  connectionId: string;
  productName: string;
  choice: PermissionOptions;
  /** The user that the steps are made out to stays chosen. */
  existing: ExistingUser | null;
  action: FormAction;
}

/** How much the customer gives. The steps and documents below are made out to what is saved here. */
export function PermissionChoice(props: PermissionChoiceProps) {
  const { connectionId, productName, choice, existing, action } = props;
  const { permissionSets, chosenSetId, optional } = choice;
  const isOneSet = permissionSets.length === 1;
  return (
    <section
      aria-labelledby="permission-choice"
      data-choices
      className="rounded-box border border-line bg-surface p-4 wide:p-6"
    >
      <h2 id="permission-choice" className="font-semibold">
        Choose what {productName} may do
      </h2>
      <p className="mb-6 max-w-prose text-soft">
        The steps and documents below follow this choice, and so does the verification.
      </p>
      <ActionForm
        action={action}
        submitLabel="Update the documents"
        pendingLabel="Updating"
        variant="secondary"
        secondary={
          <p className="unsaved text-small text-attention">
            Not saved yet: what stands below follows the choice of before.
          </p>
        }
      >
        <input type="hidden" name="connectionId" value={connectionId} />
        <NamedUserField existing={existing} />
        {isOneSet ? (
          <input type="hidden" name="permissionSetId" value={chosenSetId} />
        ) : (
          <ChoiceField
            name="permissionSetId"
            legend="How much"
            options={permissionSets.map(({ id, title, summary, warning }) => ({
              value: id,
              title,
              description: summary,
              ...(warning && { warning }),
            }))}
            defaultValue={chosenSetId}
          />
        )}
        {optional.length > 0 && (
          <CheckField
            legend={isOneSet ? "Optional" : "Which of them"}
            {...(isOneSet && { hint: "Everything else works without what you leave out." })}
            options={optional.map((one) => toCheckOption(one, choice))}
          />
        )}
      </ActionForm>
    </section>
  );
}

function toCheckOption(
  { id, title, purpose, isChosen, setIds }: PermissionOptions["optional"][number],
  { permissionSets }: PermissionOptions,
): CheckOption {
  const places = permissionSets.flatMap((set, index) => (setIds.includes(set.id) ? [index + 1] : []));
  const isEverywhere = places.length === permissionSets.length;
  const option = { name: `capability.${id}`, title, description: purpose, isChosen };
  return isEverywhere ? option : { ...option, underChoices: places };
}

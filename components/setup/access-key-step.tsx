import { TwoPanes } from "@/components/connection/two-panes";
import { AccessKeyIdField } from "@/components/form/access-key-id-field";
import { ActionForm } from "@/components/form/action-form";
import { SecretField } from "@/components/form/secret-field";
import { TextField } from "@/components/form/text-field";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/actions/form-state";
import type { Setting } from "@/lib/integrations/manifest";
import { paths } from "@/lib/paths";
import type { KeyView } from "@/lib/setup/setup-view";
import { type ExistingUser, namedUserOf } from "./existing-user";
import { KeyAdvice } from "./key-advice";
import { SecondKey } from "./second-key";

interface AccessKeyStepProps {
  view: KeyView;
  /** Which user was named in the step before, where the customer has one. */
  existing: ExistingUser | null;
  action: FormAction;
  /** What the product asks for beside the key, with what was entered before. */
  settings: (Setting & { value: string })[];
  /** Moves the connection to a role, where the product can assume one. */
  moveToRole: FormAction | null;
}

/** Takes the access key; submitting it starts the verification. The secret never comes back to this page. */
export function AccessKeyStep(props: AccessKeyStepProps) {
  const { view, moveToRole } = props;
  return (
    <div className="space-y-8">
      {view.currentKeyId && <SecondKey view={view} currentKeyId={view.currentKeyId} />}
      <TwoPanes left={<KeyForm {...props} />} right={<KeyAdvice view={view} moveToRole={moveToRole} />} />
    </div>
  );
}

function KeyForm({ view, existing, action, settings }: AccessKeyStepProps) {
  const { connectionId, awsAccountId, currentKeyId, productName } = view;
  const before = paths.setup(connectionId, "create-user", namedUserOf(existing));
  const back = currentKeyId ? paths.connection(connectionId) : before;
  return (
    <ActionForm
      action={action}
      submitLabel={currentKeyId ? "Verify the new key" : "Verify the access key"}
      pendingLabel="Asking AWS"
      secondary={
        <ButtonLink href={back} variant="quiet">
          Back
        </ButtonLink>
      }
    >
      <input type="hidden" name="connectionId" value={connectionId} />
      <AccessKeyIdField awsAccountId={awsAccountId} />
      <SecretField
        name="secretAccessKey"
        label="Secret Access Key"
        hint="Forty characters. AWS shows them only once, when the key is created."
      />
      {settings.length > 0 && (
        <fieldset className="space-y-6 border-t border-line pt-6">
          <legend className="sr-only">Settings for {productName}</legend>
          {settings.map(({ id, label, hint, value, required, kind }) => (
            <TextField
              key={id}
              name={`setting.${id}`}
              label={required ? label : `${label} (optional)`}
              hint={hint}
              defaultValue={value}
              required={required}
              monospace={kind === "region"}
            />
          ))}
        </fieldset>
      )}
    </ActionForm>
  );
}

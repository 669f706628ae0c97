import { ActionForm } from "@/components/form/action-form";
import { SecretField } from "@/components/form/secret-field";
import { TextField } from "@/components/form/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { FormAction } from "@/lib/actions/form-state";
import type { Setting } from "@/lib/integrations/manifest";
import { paths } from "@/lib/paths";
import type { KeyView } from "@/lib/setup/setup-view";

interface AccessKeyStepProps {
  view: KeyView;
  action: FormAction;
  /** What the product asks for beside the key, with what was entered before. */
  settings: (Setting & { value: string })[];
  /** Moves the connection to a role, where the product can assume one. */
  moveToRole: FormAction | null;
}

/** Takes the access key; submitting it starts the verification. The secret never comes back to this page. */
export function AccessKeyStep({ view, action, settings, moveToRole }: AccessKeyStepProps) {
  const isReplacing = view.currentKeyId !== null;
  return (
    <div className="space-y-8">
      {isReplacing && (
        <Callout tone="neutral" title={`${view.currentKeyId} serves on until the new key is proven`}>
          An IAM user can have two keys. Create the second one, enter it here, and delete the old one in AWS
          once the new one is proven.
        </Callout>
      )}
      <ActionForm
        action={action}
        submitLabel="Verify the access key"
        pendingLabel="Asking AWS"
        secondary={
          <ButtonLink href={paths.setup(view.connectionId, "create-user")} variant="quiet">
            Back
          </ButtonLink>
        }
      >
        <input type="hidden" name="connectionId" value={view.connectionId} />
        <TextField
          name="accessKeyId"
          label="Access Key ID"
          hint="Twenty characters that begin with AKIA. A key that begins with ASIA expires, so it cannot be used."
          placeholder="AKIA…"
          monospace
          required
          {...(view.candidateKeyId !== null && { defaultValue: view.candidateKeyId })}
        />
        <SecretField
          name="secretAccessKey"
          label="Secret Access Key"
          hint="Forty characters, which AWS shows only once. It is stored encrypted, never shown again and never written to a log."
        />
        {settings.map(({ id, label, hint, value, required }) => (
          <TextField
            key={id}
            name={`setting.${id}`}
            label={required ? label : `${label} (optional)`}
            hint={hint}
            defaultValue={value}
            required={required}
          />
        ))}
      </ActionForm>
      {moveToRole && (
        <Callout
          tone="neutral"
          title={`${view.productName} can use a role instead`}
          action={
            <ActionForm
              action={moveToRole}
              submitLabel="Use a role instead"
              pendingLabel="Changing"
              variant="secondary"
            >
              <input type="hidden" name="connectionId" value={view.connectionId} />
            </ActionForm>
          }
        >
          A key works for whoever holds it, until it is deleted. A role opens only to us, only with your
          External ID, and every session ends by itself.
        </Callout>
      )}
    </div>
  );
}

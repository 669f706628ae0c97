import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import { ButtonLink } from "@/components/ui/button";
import type { FormAction } from "@/lib/actions/form-state";
import { roleConsoleUrl } from "@/lib/iam/partition";
import { paths } from "@/lib/paths";
import type { RoleView } from "@/lib/setup/setup-view";

/** Takes the Role ARN; submitting it starts the verification. */
export function RoleArnStep({ view, action }: { view: RoleView; action: FormAction }) {
  const { connectionId, roleArn, documents } = view;
  return (
    <ActionForm
      action={action}
      submitLabel="Verify the role"
      pendingLabel="Starting the verification"
      secondary={
        <ButtonLink href={paths.setup(connectionId, "create-role")} variant="quiet">
          Back
        </ButtonLink>
      }
    >
      <input type="hidden" name="connectionId" value={connectionId} />
      <TextField
        name="roleArn"
        label="Role ARN"
        hint="It stands at the top of the role's page in the IAM console, under Summary."
        placeholder={documents.expectedRoleArn}
        list={[documents.expectedRoleArn]}
        monospace
        required
        {...(roleArn !== null && { defaultValue: roleArn })}
      />
      <p className="text-small text-soft">
        <a href={roleConsoleUrl(documents.partition, documents.roleName)} className="link">
          Open {documents.roleName} in the IAM console
        </a>
      </p>
    </ActionForm>
  );
}

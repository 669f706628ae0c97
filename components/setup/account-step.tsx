import { ActionForm } from "@/components/form/action-form";
import { ChoiceField } from "@/components/form/choice-field";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/actions/form-state";

export interface ProductChoice {
  id: string;
  name: string;
  purpose: string;
}

interface AccountStepProps {
  action: FormAction;
  products: ProductChoice[];
  /** What was chosen before, when the customer comes back to this step. */
  chosen: { connectionId: string; integrationId: string; awsAccountId: string } | null;
}

/** Which product, by which method, for which AWS account. */
export function AccountStep({ action, products, chosen }: AccountStepProps) {
  return (
    <ActionForm action={action} submitLabel="Continue to the role" pendingLabel="Making your External ID">
      {chosen && <input type="hidden" name="connectionId" value={chosen.connectionId} />}
      <ChoiceField
        name="integrationId"
        legend="Product"
        hint="What may use your AWS account."
        options={products.map(({ id, name, purpose }) => ({ value: id, title: name, description: purpose }))}
        {...(chosen && { defaultValue: chosen.integrationId })}
      />
      <ChoiceField
        name="accessMethod"
        legend="Access method"
        options={[
          {
            value: "iam-role",
            title: "IAM role",
            badge: "recommended",
            description:
              "You create a role that only opens with your External ID. Every session ends by itself, and no key changes hands.",
          },
        ]}
        defaultValue="iam-role"
      />
      <TextField
        name="awsAccountId"
        label="AWS account ID"
        hint="Twelve digits. In the AWS console it stands in the menu at the top right, behind your name."
        placeholder="123456789012"
        inputMode="numeric"
        monospace
        required
        {...(chosen && { defaultValue: chosen.awsAccountId })}
      />
    </ActionForm>
  );
}

import { ActionForm } from "@/components/form/action-form";
import { type Choice, ChoiceField } from "@/components/form/choice-field";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/actions/form-state";
import type { AccessMethod } from "@/lib/integrations/manifest";

export interface ProductChoice {
  id: string;
  name: string;
  purpose: string;
  methods: AccessMethod[];
}

interface AccountStepProps {
  action: FormAction;
  products: ProductChoice[];
  /** What was chosen before, when the customer comes back to this step. */
  chosen: {
    connectionId: string;
    integrationId: string;
    accessMethod: AccessMethod;
    awsAccountId: string;
  } | null;
}

const METHODS: (Choice & { value: AccessMethod })[] = [
  {
    value: "iam-role",
    title: "IAM role",
    badge: "recommended",
    description:
      "You create a role that only opens with your External ID. Every session ends by itself, and no key changes hands.",
  },
  {
    value: "access-key",
    title: "Access key",
    description:
      "You create an IAM user and give us its key, which works until you delete it. For products that cannot assume a role.",
  },
];

const ONLY_BY: Record<AccessMethod, string> = { "iam-role": "by role", "access-key": "by access key" };

/** Which product, by which method, for which AWS account. */
export function AccountStep({ action, products, chosen }: AccountStepProps) {
  const offered = METHODS.filter(({ value }) => products.some(({ methods }) => methods.includes(value)));
  const wished = chosen?.accessMethod ?? "iam-role";
  const preset = offered.find(({ value }) => value === wished) ?? offered[0];
  return (
    <ActionForm action={action} submitLabel="Continue" pendingLabel="Continuing">
      {chosen && <input type="hidden" name="connectionId" value={chosen.connectionId} />}
      <ChoiceField
        name="integrationId"
        legend="Product"
        hint="What may use your AWS account."
        options={products.map(describeProduct)}
        {...(chosen && { defaultValue: chosen.integrationId })}
      />
      <ChoiceField
        name="accessMethod"
        legend="Access method"
        options={offered}
        {...(preset && { defaultValue: preset.value })}
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

function describeProduct({ id, name, purpose, methods }: ProductChoice): Choice {
  const [only, ...others] = methods;
  const described = { value: id, title: name, description: purpose };
  if (!only || others.length > 0) return described;
  return { ...described, badge: ONLY_BY[only], settles: "accessMethod" };
}

import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/text-field";
import type { FormAction } from "@/lib/actions/form-state";

interface ReasonFormProps {
  action: FormAction;
  /** Fields that go along unseen. */
  hidden: Record<string, string>;
  submitLabel: string;
  pendingLabel: string;
  hint: string;
  variant?: "primary" | "secondary" | "danger";
  secondary?: ReactNode;
}

/** A change of the staff's that needs a reason. */
export function ReasonForm({ hidden, hint, ...form }: ReasonFormProps) {
  return (
    <ActionForm {...form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField name="reason" label="Reason" hint={hint} maxLength={300} required />
    </ActionForm>
  );
}

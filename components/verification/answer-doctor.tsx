import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { Command } from "@/components/ui/command";
import type { FormAction } from "@/lib/actions/form-state";

/** The page that a doctor stands on, and that it leads back to. */
export type DoctorPage = "verify" | "connection";

interface AnswerDoctorProps {
  id: string;
  connectionId: string;
  page: DoctorPage;
  action: FormAction;
  title: string;
  label: string;
  hint: string;
  submitLabel: string;
  /** Prints what is to be pasted. */
  command: { id: string; label: string; command: string; note?: string | null };
  /** What was found in the text that was pasted last, and when that was. */
  found: { at: Date; findings: ReactNode } | null;
}

/** Takes what AWS tells the customer and nobody else, and says what it means. */
export function AnswerDoctor(props: AnswerDoctorProps) {
  const { id, connectionId, page, action, title, label, hint, submitLabel, command, found } = props;
  return (
    <section aria-labelledby={id} className="space-y-4">
      {found?.findings}
      <h2 id={id} className="font-semibold">
        {found ? "Examine another text" : title}
      </h2>
      <ActionForm
        key={found?.at.toISOString()}
        action={action}
        submitLabel={submitLabel}
        pendingLabel="Examining"
        variant="secondary"
      >
        <input type="hidden" name="connectionId" value={connectionId} />
        <input type="hidden" name="page" value={page} />
        <TextAreaField name="pastedAnswer" label={label} hint={hint} rows={6} />
      </ActionForm>
      <Command {...command} />
    </section>
  );
}

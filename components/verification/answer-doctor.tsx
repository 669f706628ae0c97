import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextAreaField } from "@/components/form/text-area-field";
import { Command } from "@/components/ui/command";
import { Details } from "@/components/ui/details";
import type { FormAction } from "@/lib/actions/form-state";
import type { AnswerKind } from "@/lib/setup/answer-kind";

/** The page that a doctor stands on, and that it leads back to. */
export type DoctorPage = "verify" | "connection";

interface AnswerDoctorProps {
  id: string;
  kind: AnswerKind;
  connectionId: string;
  page: DoctorPage;
  action: FormAction;
  title: string;
  label: string;
  hint: string;
  submitLabel: string;
  /** Prints what is to be pasted. */
  command: { id: string; label: string; command: string; note?: string | null };
  /** What folds a long command away, once something was found. */
  foldedCommand?: string;
  /** What was found in the text that was pasted last, and when that was. */
  found: { at: Date; findings: ReactNode } | null;
}

/** Takes what AWS tells the customer and nobody else, and says what it means. */
export function AnswerDoctor(props: AnswerDoctorProps) {
  const {
    id,
    kind,
    connectionId,
    page,
    action,
    title,
    label,
    hint,
    submitLabel,
    command,
    foldedCommand,
    found,
  } = props;
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
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="page" value={page} />
        <TextAreaField name="pastedAnswer" label={label} hint={hint} rows={6} />
      </ActionForm>
      {found && foldedCommand ? (
        <Details summary={foldedCommand}>
          <Command {...command} />
        </Details>
      ) : (
        <Command {...command} />
      )}
    </section>
  );
}

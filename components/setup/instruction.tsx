import type { ReactNode } from "react";
import type { Instruction } from "@/components/connection/two-panes";
import { ButtonLink } from "@/components/ui/button";
import { CopyableValue } from "@/components/ui/value";
import type { SetupStep, StepValue } from "@/lib/setup/setup-step";

/** A value of a step that is a policy and not a text to type. */
export type DocumentValue = StepValue & { kind: "trust-policy" | "permission-policy" };

/** A set-up step as the page shows it; `showDocument` stands for a value that is a policy. */
export function toInstruction(
  { id, text, value, link }: SetupStep,
  showDocument: (value: DocumentValue) => ReactNode,
): Instruction {
  const parts = [...text];
  if (link) {
    return {
      id,
      text: parts,
      value: { label: link.label, node: <ButtonLink href={link.url}>{link.label}</ButtonLink> },
    };
  }
  if (!value) return { id, text: parts };
  const node = isDocument(value) ? (
    showDocument(value)
  ) : (
    <CopyableValue id={`value-${id}`} label={value.label} value={value.text} />
  );
  return { id, text: parts, value: { label: value.label, node } };
}

function isDocument(value: StepValue): value is DocumentValue {
  return value.kind !== "text";
}

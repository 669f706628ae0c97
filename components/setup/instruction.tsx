import type { ReactNode } from "react";
import type { Instruction } from "@/components/connection/two-panes";
import { ButtonLink } from "@/components/ui/button";
import { CopyableValue } from "@/components/ui/value";
import type { SetupStep } from "@/lib/setup/setup-step";

/** A set-up step as the page shows it; `showDocument` stands for a value that is a policy. */
export function toInstruction(
  { id, text, value, link }: SetupStep,
  showDocument: (kind: "trust-policy" | "permission-policy") => ReactNode,
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
  const node =
    value.kind === "text" ? (
      <CopyableValue id={`value-${id}`} label={value.label} value={value.text} />
    ) : (
      showDocument(value.kind)
    );
  return { id, text: parts, value: { label: value.label, node } };
}

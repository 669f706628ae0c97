import type { Statement } from "./policy-document";
import { statementSpans, type TextPosition, type TextSpan } from "./statement-spans";

export interface FoundStatement {
  statement: Statement;
  /** Which statement of the policy it is, from one. */
  number: number;
}

/**
 * The statement with the effect Deny that stands where AWS's simulator says, in a policy's text; null where that does
 * not tell one from another. AWS does not document how it counts columns, so the nearest one is taken, not an exact one.
 */
export function findDenyStatement(text: string, span: TextSpan | null): FoundStatement | null {
  const denying = readStatements(text).flatMap((statement, index) =>
    statement.Effect === "Deny" ? [{ statement, number: index + 1 }] : [],
  );
  const [only] = denying;
  if (denying.length < 2 || only === undefined) return only ?? null;
  if (span === null) return null;
  const spans = statementSpans(text);
  const overlaps = denying.map(({ number }) => overlapOf(spans[number - 1], span, text));
  const most = Math.max(...overlaps);
  return most > 0 ? (denying[overlaps.indexOf(most)] ?? null) : null;
}

/** The statements of a policy text; none where it is not the JSON of a policy. */
export function readStatements(text: string): Statement[] {
  try {
    const document = JSON.parse(text) as { Statement?: Statement | Statement[] } | null;
    const statements = document?.Statement ?? [];
    return Array.isArray(statements) ? statements : [statements];
  } catch {
    return [];
  }
}

/** How many characters two spans of a text share. */
function overlapOf(one: TextSpan | undefined, other: TextSpan, text: string): number {
  if (one === undefined) return 0;
  const start = Math.max(offsetOf(one.start, text), offsetOf(other.start, text));
  return Math.min(offsetOf(one.end, text), offsetOf(other.end, text)) - start;
}

function offsetOf({ line, column }: TextPosition, text: string): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

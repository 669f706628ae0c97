import type { TrustExamination } from "@/lib/iam/trust-doctor/examination";
import { withoutSecretLines } from "./secret-lines";

type Readable = Exclude<TrustExamination, { kind: "unreadable" }>;

/** What the trust-policy doctor said, line by line for a ticket; a line that may repeat a secret is left out, and that is said. */
export function listTrustLines(examination: Readable): string[] {
  return withoutSecretLines(linesOf(examination));
}

function linesOf(examination: Readable): string[] {
  if (examination.kind === "aws-error") {
    const { code, message, points } = examination;
    return [code, ...new Set([message, ...points.map((point) => point.message)])].map(indented);
  }
  const { opens, findings, changes, corrected, role } = examination;
  const said = new Map(findings.map(({ code, message }) => [message, `${code}: ${message}`]));
  const isRight = corrected === null && role !== "another";
  const verdict = isRight ? `${opens}; nothing in it has to change` : opens;
  return [verdict, ...said.values(), ...changes.map((change) => `to change: ${change}`)].map(indented);
}

function indented(line: string): string {
  return `  ${line}`;
}

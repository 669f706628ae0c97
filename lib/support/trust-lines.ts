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
  const toChange = changes.map((change) => `to change: ${change}`);
  // What the policy of another role opens must not read as if the entered one did.
  if (role === "another") return [...said.values(), `its trust policy: ${opens}`, ...toChange].map(indented);
  const verdict = corrected === null ? `${opens}; nothing in it has to change` : opens;
  return [verdict, ...said.values(), ...toChange].map(indented);
}

function indented(line: string): string {
  return `  ${line}`;
}

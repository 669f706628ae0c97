import type { AbsenceCode } from "./absent-role";
import type { TrustExamination } from "./examination";

type Readable = Exclude<TrustExamination, { kind: "unreadable" }>;

/** What was found, in one code: of another role, that it is another one comes before what that one's policy opens. */
export function nameFound(examination: Readable): string {
  if (examination.kind === "aws-error") return examination.code;
  const { role, findings, opens } = examination;
  return (role === "another" && findings[0]?.code) || opens;
}

const ABSENT: Record<AbsenceCode | "role-not-there", true> = {
  "role-made-elsewhere": true,
  "role-asked-elsewhere": true,
  "role-has-another-arn": true,
  "role-not-made": true,
  "role-not-there": true,
};

/** Whether it tells of the role that was entered that it is not there, rather than what its trust policy says. */
export function tellsOfAbsence(examination: Readable): boolean {
  return examination.kind === "aws-error" ? examination.code in ABSENT : examination.role === "another";
}

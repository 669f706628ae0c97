import type { TrustExamination, TrustExpectation } from "@/lib/iam/trust-doctor/examination";
import { tellsOfAbsence } from "@/lib/iam/trust-doctor/name-found";
import { formatPolicy } from "@/lib/setup/format-policy";
import { updateTrustCommand } from "@/lib/setup/trust-doctor-view";
import { listTrustLines } from "./trust-lines";

type Readable = Exclude<TrustExamination, { kind: "unreadable" }>;

/** What the trust-policy doctor says of a text that a customer sent to support. */
export interface TrustAnswer {
  examination: Readable;
  roleName: string;
  awsAccountId: string;
  /** The corrected trust policy, and the command that puts it in place; null where nothing is to be corrected. */
  correction: { document: string; command: string } | null;
  /** The same as text for a ticket. */
  ticket: string;
}

export function createTrustAnswer(expected: TrustExpectation, examination: Readable): TrustAnswer {
  const { roleName, awsAccountId } = expected;
  const corrected = examination.kind === "examined" ? examination.corrected : null;
  const what = tellsOfAbsence(examination) ? "The role" : "Trust policy of";
  const heading = `${what} ${roleName} in account ${awsAccountId}, as the customer sent it:`;
  return {
    examination,
    roleName,
    awsAccountId,
    correction: corrected && {
      document: formatPolicy(corrected),
      command: updateTrustCommand(expected, corrected),
    },
    ticket: [heading, ...listTrustLines(examination)].join("\n"),
  };
}

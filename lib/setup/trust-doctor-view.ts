import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { TrustExamination, TrustExpectation } from "@/lib/iam/trust-doctor/examination";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { readPastedPolicy } from "@/lib/iam/trust-doctor/keep-policy";
import { awsIam, writeFileCommand } from "./aws-command";
import { readRoleCommand, readTrustCommand } from "./read-trust-command";

type Readable = Exclude<TrustExamination, { kind: "unreadable" }>;

/** What was made of the text that the customer pasted last. */
export interface ExaminedPaste {
  at: Date;
  examination: Readable;
  /** The trust policy that was found in the text, to compare the corrected one with. */
  document: PolicyDocument | null;
  /** Puts the corrected document into AWS; null where nothing is to be corrected. */
  updateCommand: string | null;
}

/** The trust-policy doctor as a page shows it. */
export interface TrustDoctorView {
  connectionId: string;
  awsAccountId: string;
  roleName: string;
  /** AWS knows no role of the ARN that was entered: the command also asks where it is run, and for roles of ours there. */
  isAbsent: boolean;
  /** Prints what is to be pasted: the trust policy, and the ARN of the role that it is of. */
  readCommand: string;
  paste: ExaminedPaste | null;
}

interface DoctorFacts {
  connectionId: string;
  expected: TrustExpectation;
  isAbsent: boolean;
  paste: { text: string; at: Date } | null;
}

/** What the doctor says of a connection's role, and how the customer comes by what it asks for. */
export function createTrustDoctorView({
  connectionId,
  expected,
  isAbsent,
  paste,
}: DoctorFacts): TrustDoctorView {
  const { awsAccountId, roleName } = expected;
  return {
    connectionId,
    awsAccountId,
    roleName,
    isAbsent,
    readCommand: isAbsent ? readRoleCommand(expected) : readTrustCommand(expected),
    paste: paste && examinePaste(paste, expected),
  };
}

function examinePaste({ text, at }: { text: string; at: Date }, expected: TrustExpectation) {
  const examination = examineTrustPolicy(text, expected);
  if (examination.kind === "unreadable") return null;
  const corrected = examination.kind === "examined" ? examination.corrected : null;
  const updateCommand = corrected && updateTrustCommand(expected, corrected);
  return { at, examination, document: readPastedPolicy(text), updateCommand };
}

/** Puts a trust policy into AWS in the place of the one that stands there. */
export function updateTrustCommand(
  { partition, roleName }: Pick<TrustExpectation, "partition" | "roleName">,
  document: PolicyDocument,
): string {
  const update = awsIam(partition, "update-assume-role-policy", [
    ["role-name", roleName],
    ["policy-document", "file://trust-policy.json"],
  ]);
  return `${writeFileCommand("trust-policy.json", document)}\n${update}`;
}

import type { KeyExpectation, KeyFinding, KeyMending } from "@/lib/iam/key-doctor/examination";
import { examineKeyAnswer } from "@/lib/iam/key-doctor/examine-key-answer";
import { noteOnName } from "@/lib/iam/key-doctor/name-user";
import { awsIam } from "./aws-command";

/** What was made of the text that the customer pasted last. */
export interface ExaminedKeyPaste {
  at: Date;
  finding: KeyFinding;
  /** Mends it; null where no command does. */
  command: string | null;
  /** What to say beside it; null where there is nothing to say. */
  commandNote: string | null;
}

/** The access-key doctor as a page shows it. */
export interface KeyDoctorView {
  connectionId: string;
  awsAccountId: string;
  userName: string;
  /** Whether AWS said that the key is of this user; otherwise the set-up suggests the name. */
  isUserKnown: boolean;
  accessKeyId: string;
  /** What to say beside a command of it; null where there is nothing to say. */
  commandNote: string | null;
  /** Prints what is to be pasted: the user's access keys and their statuses. */
  readCommand: string;
  paste: ExaminedKeyPaste | null;
}

interface DoctorFacts {
  connectionId: string;
  expected: KeyExpectation;
  paste: { text: string; at: Date } | null;
}

/** What the doctor says of a connection's key, and how the customer comes by what it asks for. */
export function createKeyDoctorView({ connectionId, expected, paste }: DoctorFacts): KeyDoctorView {
  const { partition, awsAccountId, userName, isUserKnown, accessKeyId } = expected;
  return {
    connectionId,
    awsAccountId,
    userName,
    isUserKnown,
    accessKeyId,
    commandNote: noteOnName(expected),
    readCommand: awsIam(partition, "list-access-keys", [
      ["user-name", userName],
      ["output", "json"],
    ]),
    paste: paste && examinePaste(paste, expected),
  };
}

function examinePaste({ text, at }: { text: string; at: Date }, expected: KeyExpectation) {
  const examination = examineKeyAnswer(text, expected);
  if (examination.kind === "unreadable") return null;
  const { kind: _, kept: _kept, ...finding } = examination;
  const command = finding.mending && mendCommand(finding.mending, expected);
  return { at, finding, command, commandNote: noteOnName(expected) };
}

function mendCommand(mending: KeyMending, { partition, userName }: KeyExpectation): string {
  const ofUser = ["user-name", userName] as const;
  if (mending.kind === "create") return awsIam(partition, "create-access-key", [ofUser]);
  const { accessKeyId } = mending;
  return awsIam(partition, "update-access-key", [
    ofUser,
    ["access-key-id", accessKeyId],
    ["status", "Active"],
  ]);
}

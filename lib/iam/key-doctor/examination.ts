/**
 * The access-key doctor: reads what `aws iam list-access-keys` prints, or the error that AWS gives instead, and says why
 * AWS does not know a key. Pure. Of what was pasted it knows nothing but key IDs and statuses.
 */
import type { AwsAccountId } from "../aws-account-id";
import type { Partition } from "../partition";
import type { KeyPasteProblem } from "./paste-problem";

/** The key that AWS does not know, and where it should be. */
export interface KeyExpectation {
  accessKeyId: string;
  /** The user that AWS said the key is of, or the one that the set-up suggests. */
  userName: string;
  /** Whether AWS said so. */
  isUserKnown: boolean;
  partition: Partition;
  awsAccountId: AwsAccountId;
}

export interface ListedKey {
  accessKeyId: string;
  status: "Active" | "Inactive";
}

/** What AWS answered whoever asked for a user's keys. */
export type KeyAnswer =
  | { kind: "list"; keys: ListedKey[] }
  | { kind: "error"; error: KeyListError }
  /** Asked to change this key, AWS said that the user has none such. */
  | { kind: "key-gone"; accessKeyId: string };

export type ReadKeyAnswer = { ok: true; answer: KeyAnswer } | { ok: false; problem: KeyPasteProblem };

/** There is no such user; whoever asked may not list keys; AWS did not take the credentials of whoever asked. */
export type KeyListError = "user-not-there" | "list-denied" | "credentials-refused";

export type KeyFindingCode =
  | "key-inactive"
  | "key-mistyped"
  | "key-not-listed"
  | "no-keys-listed"
  | "key-active"
  | "key-gone"
  | KeyListError;

/** What mends it at the command line: the listed key is made active, or the user given a new one. */
export type KeyMending = { kind: "activate"; accessKeyId: string } | { kind: "create" };

export interface KeyFinding {
  code: KeyFindingCode;
  title: string;
  message: string;
  steps: string[];
  /** Null where no command mends it. */
  mending: KeyMending | null;
}

export type KeyExamination =
  | { kind: "unreadable"; problem: KeyPasteProblem; message: string }
  | ({
      kind: "examined";
      /** All that is to be kept of the text, written by us; it examines to the same. */
      kept: string;
    } & KeyFinding);

import type { KeyAnswer, KeyListError, ReadKeyAnswer } from "./examination";

const ERRORS: readonly (readonly [RegExp, KeyListError])[] = [
  [/\bNoSuchEntity\b|The user with name .{1,200} cannot be found/, "user-not-there"],
  [
    /\bAccessDenied(?:Exception)?\b|is not authorized to perform:? iam:ListAccessKeys\b|(?:permission|Access denied) to iam:ListAccessKeys\b|Action:\s{0,9}iam:ListAccessKeys\b/i,
    "list-denied",
  ],
  [
    /\b(?:InvalidClientTokenId|ExpiredToken(?:Exception)?|SignatureDoesNotMatch|UnrecognizedClientException)\b|Unable to locate credentials|(?:Token|session).{1,60}(?:has )?expired/i,
    "credentials-refused",
  ],
];

const CALL = /\(\w{1,60}\) when calling the (\w{1,60}) operation/g;
/** What UpdateAccessKey and DeleteAccessKey answer of a key that the user does not have, and how we write it down. */
const KEY_GONE =
  /\(NoSuchEntity\) when calling the (?:Update|Delete)AccessKey operation: The Access Key with id (AKIA[A-Z0-9]{16}) cannot be found|^NoSuchEntity: (AKIA[A-Z0-9]{16})$/;

/** Reads AWS's refusal to list a user's keys, of a call or on a page of the console; null for a text that is none. */
export function readKeyError(text: string): ReadKeyAnswer | null {
  const calls = [...text.matchAll(CALL)];
  const at = calls.findLastIndex(([, operation]) => operation === "ListAccessKeys");
  const listing = calls[at];
  if (listing) return readListError(text.slice(listing.index, calls[at + 1]?.index));
  const [, byCall, byUs] = KEY_GONE.exec(text) ?? [];
  const accessKeyId = byCall ?? byUs;
  if (accessKeyId) return { ok: true, answer: { kind: "key-gone", accessKeyId } };
  return calls.length > 0 ? { ok: false, problem: "other-call" } : readListError(text);
}

function readListError(text: string): ReadKeyAnswer | null {
  const error = ERRORS.find(([pattern]) => pattern.test(text));
  return error ? { ok: true, answer: { kind: "error", error: error[1] } } : null;
}

const WRITTEN: Record<KeyListError, string> = {
  "user-not-there": "NoSuchEntity",
  "list-denied": "AccessDenied",
  "credentials-refused": "InvalidClientTokenId",
};

/** What is kept of an error, written by us: AWS's own name of it, with the key that it is about. */
export function writeKeyError(answer: Exclude<KeyAnswer, { kind: "list" }>): string {
  return answer.kind === "error" ? WRITTEN[answer.error] : `NoSuchEntity: ${answer.accessKeyId}`;
}

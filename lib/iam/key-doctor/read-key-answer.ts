import type { KeyAnswer, KeyListError, ListedKey } from "./examination";
import type { KeyPasteProblem } from "./paste-problem";

/** A page of the console, copied whole, is shorter. */
const LONGEST_TEXT = 60_000;
/** IAM User Guide, "IAM and AWS STS quotas": access keys for an IAM user. */
const MOST_KEYS = 2;
/** A row of a table with its description, or a few lines of the console: what comes later is not about the key. */
const LONGEST_ROW = 1_000;

const KEY_ID = /(?<![A-Za-z0-9/+=])AKIA[A-Z0-9]{16}(?![A-Za-z0-9/+=])/g;
const TOKEN_OF_40 = /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;

/** Where the status stands, the surest first: beside its name, alone in its cell, anywhere. */
const STATUS = [
  /\bStatus\b[^A-Za-z]{1,20}(Active|Inactive)\b/,
  /(?:^|[\t\n|"',:]|- |\s{2})\s*(Active|Inactive)\s*?(?=$|[\t\r\n|"',]|\s{2})/,
  /\b(Active|Inactive)\b/,
] as const;

const ERRORS: readonly (readonly [RegExp, KeyListError])[] = [
  [/\bNoSuchEntity\b|The user with name .{1,200} cannot be found/, "user-not-there"],
  [/\bAccessDenied(?:Exception)?\b|is not authorized to perform:? iam:ListAccessKeys\b/, "list-denied"],
  [
    /\b(?:InvalidClientTokenId|ExpiredToken(?:Exception)?|SignatureDoesNotMatch|UnrecognizedClientException)\b|Unable to locate credentials|(?:Token|session).{1,60}(?:has )?expired/i,
    "credentials-refused",
  ],
];

const EMPTY_LIST = /\bAccessKeyMetadata\b|\bListAccessKeys\b|^\s*\[\s*\]\s*$|\bNo access keys\b/i;

export type ReadKeyAnswer = { ok: true; answer: KeyAnswer } | { ok: false; problem: KeyPasteProblem };

/**
 * Finds in a pasted text which access keys AWS lists (in any output format of the CLI, or copied from the console), or
 * AWS's error. Gives key IDs, statuses and the error's kind, and nothing else of the text. Never throws.
 */
export function readKeyAnswer(pasted: string): ReadKeyAnswer {
  if (pasted.length > LONGEST_TEXT) return { ok: false, problem: "too-long" };
  const text = pasted.replace(/\p{Cf}/gu, "");
  if (holdsSecret(text)) return { ok: false, problem: "holds-secret" };
  const stated = listStated(text);
  if (stated.size > 0) return readList(stated);
  const error = ERRORS.find(([pattern]) => pattern.test(text));
  if (error !== undefined) return { ok: true, answer: { kind: "error", error: error[1] } };
  const problem = problemOf(text);
  return problem === null ? { ok: true, answer: { kind: "list", keys: [] } } : { ok: false, problem };
}

/** Forty characters of base64 with small and large letters and another sign: no ID or hash has that form. */
function holdsSecret(text: string): boolean {
  const tokens = text.match(TOKEN_OF_40) ?? [];
  return tokens.some((token) => /[a-z]/.test(token) && /[A-Z]/.test(token) && /[0-9/+]/.test(token));
}

/** Each key ID with the status that follows it before the next one; where it stands twice, the later one counts. */
function listStated(text: string): Map<string, ListedKey["status"] | null> {
  const stated = new Map<string, ListedKey["status"] | null>();
  const found = [...text.matchAll(KEY_ID)];
  for (const [index, { 0: accessKeyId, index: at }] of found.entries()) {
    const rest = text.slice(at + accessKeyId.length, found[index + 1]?.index);
    stated.set(accessKeyId, statusIn(rest.slice(0, LONGEST_ROW)) ?? stated.get(accessKeyId) ?? null);
  }
  return stated;
}

function statusIn(text: string): ListedKey["status"] | null {
  for (const pattern of STATUS) {
    const status = pattern.exec(text)?.[1];
    if (status === "Active" || status === "Inactive") return status;
  }
  return null;
}

function readList(stated: Map<string, ListedKey["status"] | null>): ReadKeyAnswer {
  if (stated.size > MOST_KEYS) return { ok: false, problem: "several-users" };
  const keys = [...stated].flatMap(([accessKeyId, status]) => (status ? [{ accessKeyId, status }] : []));
  if (keys.length < stated.size) return { ok: false, problem: "status-missing" };
  return { ok: true, answer: { kind: "list", keys } };
}

/** Why there is no list; null where there is one without a key in it. */
function problemOf(text: string): KeyPasteProblem | null {
  if (text.trim() === "") return "empty";
  if (/An error occurred|^\s*(?:aws: )?error\b/i.test(text)) return "other-error";
  if (/\blist-access-keys\b/.test(text)) return "command";
  return EMPTY_LIST.test(text) ? null : "not-a-list";
}

const WRITTEN_ERRORS: Record<KeyListError, string> = {
  "user-not-there": "NoSuchEntity",
  "list-denied": "AccessDenied",
  "credentials-refused": "InvalidClientTokenId",
};

/** What is kept of a pasted text, written by us: key IDs and statuses, or AWS's own name of the error. It reads to the same. */
export function writeKeyAnswer(answer: KeyAnswer): string {
  if (answer.kind === "error") return WRITTEN_ERRORS[answer.error];
  if (answer.keys.length === 0) return "AccessKeyMetadata: []";
  return answer.keys.map(({ accessKeyId, status }) => `${accessKeyId} ${status}`).join("\n");
}

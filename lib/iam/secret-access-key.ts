import type { Branded } from "./brand";
import { LONGEST_PASTE } from "./pasted-text";

/** A secret access key: 40 characters of the base64 alphabet. Keep it out of messages, logs and errors. */
export type SecretAccessKey = Branded<"SecretAccessKey">;

export type SecretAccessKeyProblem =
  | "empty"
  | "placeholder"
  | "access-key-id"
  | "session-token"
  | "characters"
  | "too-short"
  | "too-long";

export type ParsedSecretAccessKey =
  | { ok: true; value: SecretAccessKey }
  | { ok: false; problem: SecretAccessKeyProblem; message: string };

const SECRET_LENGTH = 40;
const EXAMPLE_SECRET = /^wJalrXUtnFEMI[/]K7MDENG[/]bPxRfiCYEXAMPLEKEY$/;
const WRAPPING = /^[\s"'`\u2018\u2019\u201C\u201D]+|[\s"'`\u2018\u2019\u201C\u201D,;]+$/gu;
const INVISIBLE = /[\p{Cf}\uFEFF]/gu;

const MESSAGES: Readonly<Record<SecretAccessKeyProblem, string>> = {
  empty: "Enter the secret access key. AWS shows it only once, when the access key is created.",
  placeholder: "This is the placeholder of an example; the secret of your own access key is wanted.",
  "access-key-id":
    "This is an access key ID, which belongs in the other field. The secret access key has 40 characters.",
  "session-token":
    "This is a session token, which belongs to temporary keys that expire. The secret of a permanent access key has 40 characters.",
  characters: "A secret access key has only letters, digits, slashes and plus signs, 40 of them.",
  "too-short":
    "This is shorter than a secret access key, which has 40 characters. Copy it again, or create a new access key if AWS no longer shows it.",
  "too-long": "This is longer than a secret access key, which has 40 characters. Copy it again on its own.",
};

/**
 * Reads a secret access key as people paste it: blanks, quotes and a label (`aws_secret_access_key =`) around it
 * are taken off, and nothing within it is changed. The messages never repeat any part of the text.
 */
export function parseSecretAccessKey(text: string): ParsedSecretAccessKey {
  if (text.length > LONGEST_PASTE) return refuse("too-long");
  const cleaned = withoutLabel(text.replace(INVISIBLE, "").replace(WRAPPING, ""));
  const problem = problemOf(cleaned);
  return problem === null ? { ok: true, value: cleaned as SecretAccessKey } : refuse(problem);
}

/** Whether a text holds what may be a secret access key, alone or beside something else. */
export function mayHoldSecretAccessKey(text: string): boolean {
  return /[A-Za-z0-9/+]{40}/.test(text);
}

/** A label is only taken off with its separator: a secret may begin with any letters. */
function withoutLabel(text: string): string {
  return text
    .replace(/^(?:export\s+|set\s+)?(?:aws[ _]?)?secret[ _]?(?:access[ _]?)?key["']?\s*[:=]\s*/i, "")
    .replace(WRAPPING, "");
}

function problemOf(text: string): SecretAccessKeyProblem | null {
  if (text === "") return "empty";
  if (EXAMPLE_SECRET.test(text) || /[<>{}[\]*\u2022]|^x+$|^(?:your|my)[-_ ]/i.test(text))
    return "placeholder";
  if (/^A[KS]IA[A-Z0-9]{16}$/.test(text)) return "access-key-id";
  if (text.length > 200 && /^[A-Za-z0-9/+=]+$/.test(text)) return "session-token";
  if (!/^[A-Za-z0-9/+]+$/.test(text)) return "characters";
  if (text.length < SECRET_LENGTH) return "too-short";
  return text.length > SECRET_LENGTH ? "too-long" : null;
}

function refuse(problem: SecretAccessKeyProblem): ParsedSecretAccessKey {
  return { ok: false, problem, message: MESSAGES[problem] };
}

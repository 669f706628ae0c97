import { accountOfAccessKey } from "./access-key-account";
import { type AccessKeyIdProblem, describeAccessKeyIdProblem } from "./access-key-problem";
import type { AwsAccountId } from "./aws-account-id";
import type { Branded } from "./brand";
import { cleanPastedText, LONGEST_PASTE } from "./pasted-text";

/** The ID of a long-term access key, `AKIA` and 16 letters and digits. It is no secret. */
export type AccessKeyId = Branded<"AccessKeyId">;

export interface AccessKeyIdParts {
  value: AccessKeyId;
  kind: "long-term";
  /** The account that the ID seems to belong to: for a hint while typing, never as proof. */
  accountHint: AwsAccountId | null;
}

export type ParsedAccessKeyId =
  | { ok: true; value: AccessKeyIdParts }
  | { ok: false; problem: AccessKeyIdProblem; message: string };

/** The ID in AWS's own examples; nobody's customer owns it. */
const EXAMPLE_ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";

const KEY_ID_LENGTH = 20;

/**
 * Reads an access key ID as people paste it: blanks, quotes, zero-width characters and a label
 * (`aws_access_key_id =`) are taken off, and small letters made large. Refuses anything else with a message that
 * never repeats the pasted text, because it may be a secret (IAM User Guide, "IAM identifiers", unique
 * identifiers).
 */
export function parseAccessKeyId(text: string): ParsedAccessKeyId {
  if (text.length > LONGEST_PASTE) return refuse("too-long");
  const cleaned = withoutLabel(cleanPastedText(text));
  const problem = problemOf(cleaned);
  if (problem !== null) return refuse(problem);
  const value = cleaned.toUpperCase() as AccessKeyId;
  return { ok: true, value: { value, kind: "long-term", accountHint: accountOfAccessKey(value) } };
}

function withoutLabel(text: string): string {
  return text
    .replace(/^["']?(?:export\s+|set\s+)?(?:aws[ _]?)?access[ _]?key[ _]?(?:id)?["']?\s*[:=]?\s*["']?/i, "")
    .trim();
}

function problemOf(text: string): AccessKeyIdProblem | null {
  if (text === "") return "empty";
  if (/[<>{}[\]]|^x+$|^(?:your|my)[-_ ]/i.test(text)) return "placeholder";
  if (/^arn:/i.test(text)) return "arn";
  if (/^[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}$/.test(text)) return "account-id";
  if (/^AKIA[A-Z0-9]{16}[\s,;:]+\S{30,}$/i.test(text)) return "both-parts";
  if (/^[A-Za-z0-9/+]{40}$/.test(text)) return "secret";
  if (/\s/.test(text)) return "blanks-inside";
  return problemOfPrefix(text.toUpperCase());
}

function problemOfPrefix(text: string): AccessKeyIdProblem | null {
  if (text === EXAMPLE_ACCESS_KEY_ID) return "placeholder";
  switch (text.slice(0, 4)) {
    case "AKIA":
      return problemOfLength(text);
    case "ASIA":
      return "temporary";
    case "AIDA":
      return "user-id";
    case "AROA":
      return "role-id";
    case "AGPA":
      return "group-id";
    case "APKA":
    case "ASCA":
      return "certificate-id";
    case "ABIA":
    case "ACCA":
      return "service-credential-id";
    case "AIPA":
    case "ANPA":
    case "ANVA":
      return "other-id";
    default:
      return "not-a-key-id";
  }
}

function problemOfLength(text: string): AccessKeyIdProblem | null {
  if (!/^[A-Z0-9]+$/.test(text)) return "characters";
  if (text.length < KEY_ID_LENGTH) return "too-short";
  return text.length > KEY_ID_LENGTH ? "too-long" : null;
}

function refuse(problem: AccessKeyIdProblem): ParsedAccessKeyId {
  return { ok: false, problem, message: describeAccessKeyIdProblem(problem) };
}

import { parseAwsAccountId } from "@/lib/iam/aws-account-id";
import { isExternalId } from "@/lib/iam/external-id";
import { readAccessKeyId } from "@/lib/iam/refused-entry";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { mayHoldSecretAccessKey } from "@/lib/iam/secret-access-key";
import { parseUserArn } from "@/lib/iam/user-arn";

/** What support pasted into the search box, as far as its form tells. */
export type Search =
  | { kind: "account"; value: string }
  | { kind: "role-arn"; value: string }
  | { kind: "user-arn"; value: string }
  | { kind: "access-key"; value: string }
  | { kind: "external-id"; value: string }
  /** A UUID is a connection, a run or one of AWS's requests; its form does not tell which. */
  | { kind: "uuid"; value: string }
  | { kind: "email"; value: string }
  /** The words that a customer's name has, the last of them perhaps only begun. */
  | { kind: "customer-name"; words: string[] }
  /** What may be a secret is neither searched for nor repeated. */
  | { kind: "secret" };

const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/i;
const LONGEST_SEARCH = 400;

/**
 * Tells what a text from a ticket, a log or an address bar is searched as. Blanks around it, and those and dashes in
 * an account ID, do not matter; null for nothing at all. A text of no known form is a customer's name.
 */
export function readSearch(pasted: string): Search | null {
  const text = pasted.slice(0, LONGEST_SEARCH).trim();
  if (text === "") return null;
  const known = readAwsName(text) ?? readOurName(text);
  if (known) return known;
  const isArn = /^arn:/i.test(text);
  return !isArn && mayHoldSecretAccessKey(text) ? { kind: "secret" } : readCustomerName(text);
}

function readAwsName(text: string): Search | null {
  const account = parseAwsAccountId(text);
  if (account.ok && /^[\d\s-]+$/.test(text)) return { kind: "account", value: account.value };
  const accessKeyId = readAccessKeyId(text);
  if (accessKeyId) return { kind: "access-key", value: accessKeyId };
  const role = parseRoleArn(text);
  const arn = role.ok ? role.value.arn : role.suggestion;
  if (arn) return { kind: "role-arn", value: arn };
  const user = parseUserArn(text);
  return user ? { kind: "user-arn", value: text } : null;
}

function readOurName(text: string): Search | null {
  if (isExternalId(text.toLowerCase())) return { kind: "external-id", value: text.toLowerCase() };
  if (/^\S+@\S+\.\S+$/.test(text)) return { kind: "email", value: text.toLowerCase() };
  const uuid = UUID.exec(text)?.[0];
  return uuid ? { kind: "uuid", value: uuid.toLowerCase() } : null;
}

function readCustomerName(text: string): Search | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words && { kind: "customer-name", words };
}

import { isRecord, lookUp } from "../raw-json";
import { parseRoleArn, type RoleArn } from "../role-arn";
import { readLenientJson } from "./lenient-json";
import type { PasteProblem } from "./paste-problem";
import type { RawDocument } from "./raw-document";

type ReadDocument =
  | { ok: true; document: RawDocument; frameMissing: boolean }
  | { ok: false; problem: PasteProblem };

interface Surroundings {
  /** It stood within something larger, which may hold what is nobody's business. */
  isNested: boolean;
  /** The role that it is of, where that stands beside it: in the answer of GetRole, or a state of Terraform. */
  roleArn: RoleArn | null;
}

type FoundDocument =
  | Exclude<ReadDocument, { ok: true }>
  | (Extract<ReadDocument, { ok: true }> & Surroundings);

interface HeldDocument {
  value: unknown;
  roleArn: RoleArn | null;
}

/** Where CLI answers, CloudFormation and Terraform keep a role's trust policy. */
const HOLDERS = new Set(["assumerolepolicydocument", "assume_role_policy"]);

/**
 * Finds the trust policy in a parsed text: the document itself, statements without their frame, the answer of
 * `aws iam get-role`, or a template with one role in it.
 */
export function findTrustDocument(value: unknown): FoundDocument {
  const held = heldDocuments(value);
  const [only] = held;
  if (held.length > 1) return { ok: false, problem: "several-documents" };
  const { value: inner, roleArn } = only ?? { value: inPolicyVersion(value), roleArn: null };
  const read = asDocument(inner);
  return read.ok ? { ...read, isNested: inner !== value, roleArn } : read;
}

function heldDocuments(value: unknown): HeldDocument[] {
  if (Array.isArray(value)) return value.flatMap(heldDocuments);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    HOLDERS.has(key.toLowerCase())
      ? [{ value: decoded(item), roleArn: roleArnOf(value) }]
      : heldDocuments(item),
  );
}

function roleArnOf(role: Record<string, unknown>): RoleArn | null {
  const arn = lookUp(role, "Arn");
  const parsed = typeof arn === "string" ? parseRoleArn(arn) : null;
  return parsed?.ok ? parsed.value.arn : null;
}

/** GetRole answers with a percent-encoded text where the SDK does not decode it, Terraform with a JSON text. */
function decoded(item: unknown): unknown {
  if (typeof item !== "string") return item;
  let text = item;
  try {
    if (/^\s*%7B/i.test(item)) text = decodeURIComponent(item);
  } catch {
    return item;
  }
  const json = readLenientJson(text);
  return json.ok ? json.value : item;
}

function inPolicyVersion(value: unknown): unknown {
  if (!isRecord(value) || lookUp(value, "Statement") !== undefined) return value;
  const version = value.PolicyVersion;
  const document = lookUp(isRecord(version) ? version : value, "Document") ?? value.PolicyDocument;
  return document === undefined ? value : decoded(document);
}

function asDocument(value: unknown): ReadDocument {
  if (Array.isArray(value) && value.some(isStatement)) return found({}, value, true);
  if (!isRecord(value)) return { ok: false, problem: "not-a-policy" };
  const statement = lookUp(value, "Statement");
  if (statement === undefined && isStatement(value)) return found({}, [value], true);
  if (statement === undefined) return { ok: false, problem: "not-a-policy" };
  const frame = Object.entries(value).filter(([key]) => key.toLowerCase() !== "statement");
  return found(
    Object.fromEntries(frame),
    Array.isArray(statement) ? (statement as unknown[]) : [statement],
    false,
  );
}

function found(frame: Record<string, unknown>, statements: unknown[], frameMissing: boolean): ReadDocument {
  const records = statements.filter(isRecord);
  if (records.length > 0 && records.every(isPermission)) return { ok: false, problem: "permission-policy" };
  return { ok: true, document: { frame, statements }, frameMissing };
}

function isStatement(value: unknown): boolean {
  return (
    isRecord(value) &&
    lookUp(value, "Effect") !== undefined &&
    ["Action", "NotAction", "Principal"].some((key) => lookUp(value, key) !== undefined)
  );
}

function isPermission(statement: Record<string, unknown>): boolean {
  const has = (key: string) => lookUp(statement, key) !== undefined;
  return !has("Principal") && !has("NotPrincipal") && (has("Resource") || has("NotResource"));
}

import { asList } from "../../lib/iam/policy-document";
import { parseOperator } from "../evaluation/operators";
import { AwsError } from "../wire/aws-error";

/** Where a document is used: it decides which elements a statement must and must not have. */
export type PolicyUse = "identity" | "trust" | "resource";

type RawStatement = Record<string, unknown>;

const DOCUMENT_FIELDS = new Set(["Version", "Id", "Statement"]);
const STATEMENT_FIELDS = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);
const VERSIONS = new Set(["2012-10-17", "2008-10-17"]);
const SYNTAX = "Syntax errors in policy.";
const BAD_SID =
  "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

/** Checks a policy text as IAM does when it is stored; throws MalformedPolicyDocument with AWS's message. */
export function checkPolicyText(text: string, use: PolicyUse): void {
  const document = parseObject(text);
  for (const field of Object.keys(document)) if (!DOCUMENT_FIELDS.has(field)) malformed(SYNTAX);
  const version = document.Version ?? "2008-10-17";
  if (typeof version !== "string" || !VERSIONS.has(version)) malformed(SYNTAX);
  if (use === "identity" && version !== "2012-10-17") {
    malformed("Policy document must be version 2012-10-17 or greater.");
  }
  const statements = readStatements(document.Statement);
  for (const statement of statements) checkStatement(statement, use);
  const sids = statements.map(({ Sid }) => Sid).filter((sid) => sid !== undefined && sid !== "");
  if (new Set(sids).size < sids.length) malformed("Statement IDs (SID) in a single policy must be unique.");
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    malformed("This policy contains invalid Json");
  }
  if (!isObject(value)) malformed(SYNTAX);
  return value;
}

function readStatements(value: unknown): RawStatement[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || !list.every(isObject)) malformed(SYNTAX);
  return list;
}

function checkStatement(statement: RawStatement, use: PolicyUse): void {
  for (const field of Object.keys(statement))
    if (!STATEMENT_FIELDS.has(field)) malformed(`Unknown field ${field}`);
  const { Sid, Effect, Condition } = statement;
  if (Sid !== undefined && (typeof Sid !== "string" || !/^[0-9A-Za-z]*$/.test(Sid))) malformed(BAD_SID);
  if (Effect === undefined) malformed("Missing required field Effect");
  if (Effect !== "Allow" && Effect !== "Deny") malformed(SYNTAX);
  checkActions(statement, use);
  checkPrincipal(statement, use);
  checkResources(statement, use);
  checkCondition(Condition);
}

function checkActions(statement: RawStatement, use: PolicyUse): void {
  const actions = readTexts(statement, "Action", "NotAction", "Policy statement must contain actions.");
  for (const action of actions) {
    if (action !== "*" && !/^[\w-]+:[\w*?-]+$/.test(action)) {
      malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    }
    if (use === "trust" && !/^sts:/i.test(action)) {
      malformed("AssumeRole policy may only specify STS AssumeRole actions.");
    }
  }
}

function checkPrincipal({ Principal, NotPrincipal }: RawStatement, use: PolicyUse): void {
  const present = Principal !== undefined || NotPrincipal !== undefined;
  if (use === "identity") {
    if (present) malformed("Policy document should not specify a principal.");
    return;
  }
  if (!present) malformed("Missing required field Principal");
  const block = Principal ?? NotPrincipal;
  if (block === "*") return;
  if (!isObject(block) || Object.keys(block).length === 0) malformed(SYNTAX);
  for (const value of Object.values(block)) if (!isTexts(value)) malformed(SYNTAX);
}

function checkResources(statement: RawStatement, use: PolicyUse): void {
  if (use === "trust") {
    for (const field of ["Resource", "NotResource"]) {
      if (statement[field] !== undefined) malformed(`Has prohibited field ${field}`);
    }
    return;
  }
  const resources = readTexts(
    statement,
    "Resource",
    "NotResource",
    "Policy statement must contain resources.",
  );
  for (const resource of resources) {
    if (resource !== "*" && !/^(arn:[^:]*:[^:]*:[^:]*:[^:]*:.+|arn:.*\*)$/s.test(resource)) {
      malformed(`Resource ${resource} must be in ARN format or "*".`);
    }
  }
}

function checkCondition(condition: unknown): void {
  if (condition === undefined) return;
  if (!isObject(condition)) malformed(SYNTAX);
  for (const [operator, keys] of Object.entries(condition)) {
    if (parseOperator(operator) === null) malformed(`Invalid Condition type : ${operator}.`);
    if (!isObject(keys)) malformed(SYNTAX);
    for (const [key, value] of Object.entries(keys)) {
      if (!key.includes(":"))
        malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
      if (!isScalars(value)) malformed(SYNTAX);
    }
  }
}

function readTexts(statement: RawStatement, field: string, inverse: string, whenAbsent: string): string[] {
  const value = statement[field] ?? statement[inverse];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) malformed(whenAbsent);
  if (statement[field] !== undefined && statement[inverse] !== undefined) malformed(SYNTAX);
  if (!isTexts(value)) malformed(SYNTAX);
  return asList(value);
}

function isTexts(value: unknown): value is string | string[] {
  return (
    typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"))
  );
}

function isScalars(value: unknown): boolean {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => ["string", "number", "boolean"].includes(typeof item));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(message: string): never {
  throw new AwsError("MalformedPolicyDocument", message);
}

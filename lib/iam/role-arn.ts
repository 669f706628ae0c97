import { type AwsAccountId, EXAMPLE_ACCOUNT_ID, isAwsAccountId } from "./aws-account-id";
import type { Branded } from "./brand";
import { isPartition, type Partition } from "./partition";
import { cleanPastedText, hasPlaceholder, LONGEST_PASTE } from "./pasted-text";
import { describeRoleArnProblem, type RoleArnProblem } from "./role-arn-problem";

/** The ARN of an IAM role that a customer can edit, in its canonical form. */
export type RoleArn = Branded<"RoleArn">;

export interface RoleArnParts {
  arn: RoleArn;
  partition: Partition;
  awsAccountId: AwsAccountId;
  /** `/`, or `/…/`. */
  path: string;
  roleName: string;
}

export type ParsedRoleArn =
  | { ok: true; value: RoleArnParts }
  | { ok: false; problem: RoleArnProblem; message: string; suggestion: string | null };

export interface RoleArnSource {
  partition: Partition;
  awsAccountId: AwsAccountId;
  path?: string;
  roleName: string;
}

/** Whether IAM takes the text as the name of a role (IAM API Reference, CreateRole). */
export function isRoleName(text: string): boolean {
  return /^[\w+=,.@-]{1,64}$/.test(text);
}

/** Whether IAM takes the text as a role's path; wildcards are refused, because documents name the role by it. */
export function isRolePath(text: string): boolean {
  return text.length <= 512 && /^\/(?:[!-~]+\/)?$/.test(text) && !/[*?]/.test(text);
}

/** `arn:P:iam::ACCOUNT:role/PATH/NAME`; the path, if given, begins and ends with a slash. */
export function formatRoleArn({ partition, awsAccountId, path = "/", roleName }: RoleArnSource): RoleArn {
  return `arn:${partition}:iam::${awsAccountId}:role${path}${roleName}` as RoleArn;
}

/**
 * Reads the ARN of a role as people paste it. Blanks, line breaks, quotes, backticks, a label ("Role ARN:"),
 * zero-width characters and a comma or full stop at the end are taken off; a role whose name ends in one of the
 * two cannot be given. Everything else is refused with a message that never repeats the pasted text.
 * Names and paths are as the IAM API Reference, CreateRole, has them.
 */
export function parseRoleArn(text: string): ParsedRoleArn {
  if (text.length > LONGEST_PASTE) return refuse("too-long");
  const cleaned = withoutLabel(cleanPastedText(text));
  if (!/^arn:/i.test(cleaned)) return refuse(problemWithoutArn(cleaned));
  if (/.arn:aws/i.test(cleaned)) return refuse("several-arns");
  const segments = cleaned.split(":");
  if (/[<>{}[\]]/.test(cleaned) || hasPlaceholder(segments[4] ?? "")) return refuse("placeholder");
  return parseSegments(segments, cleaned);
}

function withoutLabel(text: string): string {
  return text.replace(/^["']?(?:[a-z]{1,20}[ _-]?){0,3}["']?\s*[:=]?\s*["']?(?=arn:)/i, "");
}

function problemWithoutArn(text: string): RoleArnProblem {
  if (text === "") return "empty";
  if (/^https?:\/\/|console\.(?:aws|amazonaws)/i.test(text)) return "console-url";
  if (/^(?:AKIA|ASIA)[A-Z0-9]{12,}$/.test(text)) return "access-key";
  if (/^[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}$/.test(text)) return "account-id-only";
  if (/^(?:role\/)?[\w+=,.@-]{1,64}$/.test(text)) return "role-name-only";
  return "not-an-arn";
}

function parseSegments(segments: readonly string[], arn: string): ParsedRoleArn {
  const [, partition = "", service = "", region = "", account = "", ...rest] = segments;
  const slipped = slippedColon(arn, segments.length);
  if (slipped !== null) return slipped;
  const knownPartition = partition.toLowerCase();
  if (/^aws-iso/.test(knownPartition)) return refuse("iso-partition");
  if (!isPartition(knownPartition)) return refuse("unknown-partition");
  const resource = rest.join(":");
  const other = problemOfResource(service.toLowerCase(), resource);
  if (other === "assumed-role-arn") return refuseSession(knownPartition, account, resource);
  if (other !== null) return refuse(other);
  if (account === EXAMPLE_ACCOUNT_ID) return refuse("placeholder");
  if (!isAwsAccountId(account)) return refuse("bad-account-id");
  if (region !== "") return refuse("region-given", `arn:${knownPartition}:iam::${account}:${resource}`);
  return parseRole(resource.slice("role".length), knownPartition, account);
}

/** A session's ARN has lost the role's path, so the suggestion is right for roles without one. */
function refuseSession(partition: Partition, account: string, resource: string): ParsedRoleArn {
  const [, roleName = ""] = resource.split("/");
  if (roleName.startsWith("AWSReservedSSO_")) return refuse("identity-center-role");
  if (!isAwsAccountId(account) || !isRoleName(roleName)) return refuse("assumed-role-arn");
  return refuse("assumed-role-arn", formatRoleArn({ partition, awsAccountId: account, roleName }));
}

/** An ARN with one colon too few or too many around its account, if the rest is a role's. */
function slippedColon(arn: string, segments: number): ParsedRoleArn | null {
  const match = /^arn:+(aws[a-z-]*):*iam:*([0-9]{12}):*role(\/[\w+=,.@/-]+)$/i.exec(arn);
  if (segments === 6 || match === null) return null;
  const [, partition = "", account = "", name = ""] = match;
  return refuse(
    segments < 6 ? "colon-missing" : "colon-extra",
    `arn:${partition.toLowerCase()}:iam::${account}:role${name}`,
  );
}

function problemOfResource(service: string, resource: string): RoleArnProblem | null {
  const type = /^[a-z-]*/i.exec(resource)?.[0].toLowerCase();
  if (type === "assumed-role" && (service === "sts" || service === "iam")) return "assumed-role-arn";
  if (resource === "root") return "root-arn";
  if (service !== "iam") return "other-service-arn";
  switch (type) {
    case "role":
      return resource.charAt(4) === "/" ? null : "other-iam-arn";
    case "user":
      return "user-arn";
    case "group":
      return "group-arn";
    case "policy":
      return "policy-arn";
    case "instance-profile":
      return "instance-profile-arn";
    default:
      return "other-iam-arn";
  }
}

function parseRole(pathAndName: string, partition: Partition, awsAccountId: AwsAccountId): ParsedRoleArn {
  const cut = pathAndName.lastIndexOf("/") + 1;
  const path = pathAndName.slice(0, cut);
  const roleName = pathAndName.slice(cut);
  if (!isRoleName(roleName)) return refuse("bad-role-name");
  if (!isRolePath(path)) return refuse("bad-role-path");
  if (path.startsWith("/aws-service-role/")) return refuse("service-linked-role");
  if (path.startsWith("/aws-reserved/")) return refuse("identity-center-role");
  const arn = formatRoleArn({ partition, awsAccountId, path, roleName });
  return { ok: true, value: { arn, partition, awsAccountId, path, roleName } };
}

function refuse(problem: RoleArnProblem, suggestion: string | null = null): ParsedRoleArn {
  return { ok: false, problem, message: describeRoleArnProblem(problem, suggestion), suggestion };
}

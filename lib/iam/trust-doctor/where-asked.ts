import { parseRoleArn, type RoleArn } from "../role-arn";

/** What the commands for a role that AWS does not know print beside its policy, or beside the error. */
export interface WhereAsked {
  /** The account that the command line is signed in to; null where the text does not say. */
  awsAccountId: string | null;
  /** Its roles whose trust policy holds the External ID; null where the text does not say. */
  roleArns: RoleArn[] | null;
}

export interface ReadWhereAsked extends WhereAsked {
  /** The policy, or the error, without what is told of the account. */
  rest: string;
}

const ACCOUNT = /\{\s*"Account"\s*:\s*"(\d{12})"\s*\}/;
const ROLES = /\{\s*"RolesWithExternalId"\s*:\s*\[([^[\]{}]*)\]\s*\}/;
const ANSWER = /"Statement"|\bAn error occurred \(/;
const ERROR_LINE = /^.*\bAn error occurred \(.*$/gm;
const MOST_ROLES = 10;

/** Takes the answers about the account out of a pasted text; in a text without them nothing is changed. */
export function readWhereAsked(pasted: string): ReadWhereAsked {
  const account = ACCOUNT.exec(pasted);
  const roles = ROLES.exec(pasted);
  const roleArns = roles && readRoles(roles[1] ?? "");
  const ofRole = roleArns?.[0] && parseRoleArn(roleArns[0]);
  const awsAccountId = account?.[1] ?? (ofRole?.ok ? ofRole.value.awsAccountId : null);
  const rest = account || roles ? withoutAnswers(pasted, account) : pasted;
  return { awsAccountId, roleArns, rest };
}

/** Null where something is listed that is no ARN of a role: that there is none must not be read into it. */
function readRoles(items: string): RoleArn[] | null {
  const quoted = [...items.matchAll(/"([^"\n]{1,600})"/g)].slice(0, MOST_ROLES);
  const roleArns = quoted.flatMap(([, arn = ""]) => {
    const role = parseRoleArn(arn);
    return role.ok ? [role.value.arn] : [];
  });
  return roleArns.length === 0 && items.trim() !== "" ? null : roleArns;
}

/** The account is printed first: what stands before it is the command itself, as a terminal repeats it. */
function withoutAnswers(pasted: string, account: RegExpExecArray | null): string {
  const end = account ? account.index + account[0].length : 0;
  const after = pasted.slice(end);
  const text = ANSWER.test(after) ? after : pasted.replace(ACCOUNT, "");
  const rest = text.replace(ROLES, "");
  if (rest.trim() === "") return pasted;
  if (rest.includes('"Statement"')) return rest;
  return rest.match(ERROR_LINE)?.join("\n") ?? rest;
}

/** The same answers written anew around what is kept of the text. */
export function keepWhereAsked({ awsAccountId, roleArns }: WhereAsked, kept: string): string {
  const account = awsAccountId === null ? [] : [JSON.stringify({ Account: awsAccountId })];
  const roles = roleArns === null ? [] : [JSON.stringify({ RolesWithExternalId: roleArns })];
  return [...account, kept, ...roles].join("\n");
}

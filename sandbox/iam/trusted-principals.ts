import { asList, type PrincipalBlock, type Statement } from "../../lib/iam/policy-document";
import { parsePolicy } from "../authorization/policy-text";
import { AwsError } from "../wire/aws-error";
import { spreadState } from "../world/propagation";
import type { IamState, Partition, World } from "../world/types";

const PRINCIPAL_ARN =
  /^arn:([^:]+):(iam|sts)::(\d{12}):(root|user\/.+|role\/.+|assumed-role\/[^/]+\/.+|federated-user\/.+)$/;
const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;

/**
 * The unique ids that the user and role ARNs of a trust policy stand for now. Throws MalformedPolicyDocument
 * `Invalid principal in policy` for one that does not exist or is of another partition. That an account itself
 * exists (`:root`) is taken on trust.
 */
export function bindTrustedIds(
  world: World,
  text: string,
  partition: Partition,
  now: number,
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [type, value] of principalsOf(text)) {
    if (type === "AWS") {
      const id = resolveAwsPrincipal(world, value, partition, now);
      if (id !== null) ids.set(value, id);
    } else if (type === "Service" ? !SERVICE.test(value) : !["Federated", "CanonicalUser"].includes(type)) {
      throw invalidPrincipal(type.toUpperCase(), value);
    }
  }
  return ids;
}

function principalsOf(text: string): [type: string, value: string][] {
  return parsePolicy(text)
    .Statement.map(({ Principal, NotPrincipal }) => Principal ?? NotPrincipal)
    .filter((block) => block !== undefined && block !== "*")
    .flatMap((block) => Object.entries(block))
    .flatMap(([type, values]) => asList(values).map((value): [string, string] => [type, value]));
}

function resolveAwsPrincipal(world: World, value: string, partition: Partition, now: number): string | null {
  if (value === "*" || /^\d{12}$/.test(value) || /^(AIDA|AROA)[A-Z0-9]{17}$/.test(value)) return null;
  const [, arnPartition, , accountId = "", rest = ""] = PRINCIPAL_ARN.exec(value) ?? [];
  if (arnPartition !== partition || /[*?]/.test(value)) throw invalidPrincipal("AWS", value);
  const account = world.accounts.get(accountId);
  if (!/^(user|role)\//.test(rest)) return null;
  const holder = account ? findByArn(spreadState(account, now), value) : null;
  if (holder === null) throw invalidPrincipal("AWS", value);
  return holder.id;
}

function findByArn({ users, roles }: IamState, arn: string): { id: string } | null {
  return [...users.values(), ...roles.values()].find((holder) => holder.arn === arn) ?? null;
}

function invalidPrincipal(type: string, value: string): AwsError {
  return new AwsError("MalformedPolicyDocument", `Invalid principal in policy: "${type}":"${value}"`);
}

/** The trust policy's statements as AWS evaluates them: by unique id, so that a principal made anew is a stranger. */
export function withTrustedIds(
  statements: readonly Statement[],
  trustedIds: ReadonlyMap<string, string>,
): Statement[] {
  const swap = (value: string) => trustedIds.get(value) ?? value;
  return statements.map((statement) => ({
    ...statement,
    ...(statement.Principal !== undefined && { Principal: mapPrincipals(statement.Principal, swap) }),
    ...(statement.NotPrincipal !== undefined && {
      NotPrincipal: mapPrincipals(statement.NotPrincipal, swap),
    }),
  }));
}

function mapPrincipals(block: PrincipalBlock, swap: (value: string) => string): PrincipalBlock {
  if (block === "*") return block;
  return { ...block, AWS: asList(block.AWS).map(swap) };
}

/** The trust policy as IAM shows it: the ARN of a principal that is gone is replaced by its unique id. */
export function shownTrustPolicy(
  world: World,
  text: string,
  trustedIds: ReadonlyMap<string, string>,
): string {
  return [...trustedIds].reduce((shown, [arn, id]) => {
    const account = world.accounts.get(arn.split(":")[4] ?? "");
    const stillThere = account !== undefined && findByArn(account.iam, arn)?.id === id;
    return stillThere ? shown : shown.replaceAll(JSON.stringify(arn), JSON.stringify(id));
  }, text);
}

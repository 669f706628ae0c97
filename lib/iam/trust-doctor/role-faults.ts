import { parseRoleArn, type RoleArn } from "../role-arn";
import type { TrustExpectation, TrustFinding } from "./examination";
import { isOnExternalId } from "./external-id-fault";
import type { Fault } from "./make-finding";
import type { TrustDocument } from "./trust-statement";

/**
 * In what the role that a text says it is of differs from the one whose ARN was entered; nothing where it does not say.
 * One that asks for our External ID was made for this connection.
 */
export function roleFaults(
  roleArn: RoleArn | null,
  { statements }: TrustDocument,
  expected: TrustExpectation,
): Fault[] {
  if (roleArn === null || roleArn === expected.roleArn) return [];
  const role = parseRoleArn(roleArn);
  if (!role.ok) return [];
  const { awsAccountId, partition, roleName } = role.value;
  const isOtherAccount = awsAccountId !== expected.awsAccountId || partition !== expected.partition;
  const ids: readonly string[] = expected.externalIds;
  const isOurs = statements.some(({ conditions }) =>
    conditions.some((one) => isOnExternalId(one) && one.values.some((value) => ids.includes(value))),
  );
  const code = isOtherAccount
    ? isOurs
      ? "role-in-other-account"
      : "role-account-differs"
    : roleName === expected.roleName
      ? pathFault(expected)
      : "role-name-differs";
  return [{ code, effect: "elsewhere", value: roleArn }];
}

/** A role has its path for good: where the one that was entered has opened to us, this is another of its name. */
function pathFault({ workedBefore = false }: TrustExpectation): "role-path-differs" | "role-made-anew" {
  return workedBefore ? "role-made-anew" : "role-path-differs";
}

const NOBODY_OF_OURS = ["no-statement-for-us", "principal-service-only", "principal-federated-only"];

/** A role of another name than the suggested one, whose policy has no word of us, may serve something else altogether. */
export function strayFaults(
  findings: readonly TrustFinding[],
  { roleName, suggestedRoleName = roleName }: TrustExpectation,
): Fault[] {
  const isForOthers = findings.some(({ code }) => NOBODY_OF_OURS.includes(code));
  return isForOthers && roleName !== suggestedRoleName
    ? [{ code: "role-may-be-another", effect: "elsewhere" }]
    : [];
}

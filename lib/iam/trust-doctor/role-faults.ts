import { parseRoleArn, type RoleArn } from "../role-arn";
import type { TrustExpectation } from "./examination";
import type { Fault } from "./make-finding";

/** In what the role that a text says it is of differs from the one whose ARN was entered; nothing where it does not say. */
export function roleFaults(roleArn: RoleArn | null, expected: TrustExpectation): Fault[] {
  if (roleArn === null || roleArn === expected.roleArn) return [];
  const role = parseRoleArn(roleArn);
  if (!role.ok) return [];
  const { awsAccountId, partition, roleName } = role.value;
  const isOtherAccount = awsAccountId !== expected.awsAccountId || partition !== expected.partition;
  const code = isOtherAccount
    ? "role-account-differs"
    : roleName === expected.roleName
      ? "role-path-differs"
      : "role-name-differs";
  return [{ code, effect: "elsewhere", value: roleArn }];
}

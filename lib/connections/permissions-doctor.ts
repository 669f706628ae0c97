import "server-only";
import type { Holder, PermissionsExpectation } from "@/lib/iam/permissions-doctor/examination";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { parseUserArn } from "@/lib/iam/user-arn";
import { createPermissionsDoctorView, type PermissionsDoctorView } from "@/lib/setup/permissions-doctor-view";
import { asksForPolicies } from "@/lib/verification/asks-for-policies";
import type { CheckResult } from "@/lib/verification/check-result";
import { listRefused } from "@/lib/verification/refused-permissions";
import { roleDocumentsFor, userDocumentsFor } from "./documents";
import { pasteOf } from "./paste-of";
import { planPermissions } from "./plan";
import type { AuthorizedConnection, VerificationRecord } from "./types";

/**
 * What the policies of the role or user are examined for, by the newest run that has ended; null where it asks for no
 * policies, or was about another role.
 */
export async function permissionsExpectationFor(
  connection: AuthorizedConnection,
  run: VerificationRecord | null,
): Promise<PermissionsExpectation | null> {
  if (connection.disconnectedAt !== null || run?.accessMethod !== connection.accessMethod) return null;
  const result = run.results.find(asksForPolicies);
  const holder = result && findHolder(connection, result);
  if (!holder) return null;
  const refused = listRefused(result, await planPermissions(connection), holder);
  if (refused.length === 0) return null;
  const { partition, awsAccountId } = connection;
  const now = new Date().toISOString();
  return { holder, partition, awsAccountId, refused, now, ...describeGiven(connection, holder) };
}

/** The role that was entered, or the user that AWS named, in the run or when the key was proven. */
function findHolder(connection: AuthorizedConnection, { principalArn }: CheckResult): Holder | null {
  const { accessMethod, roleArn, userArn } = connection;
  if (accessMethod === "access-key") {
    const arn = principalArn ?? userArn;
    const user = arn === null ? null : parseUserArn(arn);
    return user && arn !== null ? { kind: "user", name: user.userName, arn } : null;
  }
  const role = roleArn === null ? null : parseRoleArn(roleArn);
  if (!role?.ok || (principalArn !== undefined && principalArn !== roleArn)) return null;
  return { kind: "role", name: role.value.roleName, arn: role.value.arn };
}

/** The policies that the set-up gives as texts, and the group through which it grants. */
function describeGiven(
  connection: AuthorizedConnection,
  { kind, arn }: Holder,
): Pick<PermissionsExpectation, "givenPolicies" | "groupName"> {
  if (kind === "role") {
    const { policyName, furtherPolicies } = roleDocumentsFor(connection);
    return { givenPolicies: [policyName, ...furtherPolicies.map(({ name }) => name)], groupName: null };
  }
  const { policies, groupName } = userDocumentsFor({ ...connection, userArn: arn });
  return { givenPolicies: policies.map(({ name }) => name), groupName: groupName ?? null };
}

/** The permissions doctor of a connection, with what it says of what was pasted last; null where no run asks for it. */
export async function describePermissionsDoctor(
  connection: AuthorizedConnection,
  run: VerificationRecord | null,
): Promise<PermissionsDoctorView | null> {
  const expected = await permissionsExpectationFor(connection, run);
  if (!expected) return null;
  const { id: connectionId } = connection;
  return createPermissionsDoctorView({ connectionId, expected, paste: pasteOf(connection, "policies") });
}

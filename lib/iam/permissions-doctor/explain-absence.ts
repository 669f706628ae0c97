import { nameInArn } from "../name-in-arn";
import type { PermissionsExpectation, RefusedPermission, ToldPolicies } from "./examination";
import type { Obstacle } from "./find-obstacles";

type Absence = Extract<
  Obstacle,
  { code: "policy-is-boundary-only" | "policy-not-attached" | "not-in-group" | "older-version-in-force" }
>;

/** Why no statement grants a permission, where that is not the texts' own fault; null where it is. */
export function explainAbsence(
  { awsPolicyArns }: RefusedPermission,
  told: ToldPolicies,
  expected: PermissionsExpectation,
): Absence | null {
  const wanted =
    awsPolicyArns.length > 0
      ? awsPolicyArns.map((arn) => ({ policyName: nameInArn(arn), policyArn: arn }))
      : expected.givenPolicies.map((policyName) => ({ policyName, policyArn: arnOf(policyName, expected) }));
  const { boundary, policies, groups } = told;
  const absent = wanted.filter(({ policyName }) => !policies.some(({ name }) => name === policyName));
  const asBoundary = absent.find(({ policyName }) => boundary?.name === policyName);
  if (asBoundary && boundary) return { code: "policy-is-boundary-only", policy: boundary };
  const { groupName } = expected;
  // Any group with the policies would do; one that is in no group has none through one.
  if (absent.length > 0 && groupName !== null && !groups.includes(groupName))
    return { code: "not-in-group", groupName };
  const [first] = absent;
  if (first) return { code: "policy-not-attached", ...first };
  const older = policies.find(
    ({ name, versions }) =>
      versions && versions.inForce !== versions.newest && wanted.some((one) => one.policyName === name),
  );
  return older ? { code: "older-version-in-force", policy: older } : null;
}

/** A user's policy is a managed one of its account; a role's is an inline one, without ARN. */
function arnOf(policyName: string, { holder, partition, awsAccountId }: PermissionsExpectation) {
  return holder.kind === "user" ? `arn:${partition}:iam::${awsAccountId}:policy/${policyName}` : null;
}

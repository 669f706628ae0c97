import type { Holder, Refusal, RefusedPermission } from "@/lib/iam/permissions-doctor/examination";
import type { Requirement } from "@/lib/iam/requirement";
import { selfCheckRefusalOf } from "./asks-for-policies";
import { policiesGranting } from "./attach-managed-policies";
import type { CheckResult, PermissionFinding } from "./check-result";
import type { VerificationPlan } from "./plan";
import { SELF_CHECK_ACTION } from "./refused-calls";

type Needs = Pick<VerificationPlan, "requirements" | "capabilities">;

/**
 * The permissions that a run found refused, or could not look at, as the doctor of policies is asked about them: the
 * question about itself first, what is required before what is not. What an organisation denies is not among them.
 */
export function listRefused(result: CheckResult, needs: Needs, holder: Holder): RefusedPermission[] {
  const { findings } = result;
  // Where nothing could be looked at, everything is open.
  const open =
    findings.length > 0
      ? requiredFirst(findings, needs).flatMap((finding) => describe(finding, result, needs))
      : requiredFirst(needs.requirements, needs).map((requirement) => refuse(requirement, "unknown", needs));
  return withoutRepeats([...describeSelfCheck(result, holder), ...open]);
}

function requiredFirst<Open extends { capabilityId: string }>(open: readonly Open[], needs: Needs): Open[] {
  const isRequired = ({ capabilityId }: Open) =>
    needs.capabilities.some(({ id, required }) => required && id === capabilityId);
  return [...open.filter(isRequired), ...open.filter((one) => !isRequired(one))];
}

function describeSelfCheck(result: CheckResult, { arn: resource }: Holder): RefusedPermission[] {
  const refusal = selfCheckRefusalOf(result);
  if (refusal === null || refusal === "denied-by-scp") return [];
  return [
    { action: SELF_CHECK_ACTION, resource, condition: null, refusal, isSimulated: false, awsPolicyArns: [] },
  ];
}

/** One for each condition under which the set-up grants it; none is known of what was asked for by a former choice. */
function describe(
  finding: PermissionFinding,
  { evidenceGrade }: CheckResult,
  needs: Needs,
): RefusedPermission[] {
  const { action, resource, capabilityId, decision } = finding;
  if (decision === "denied-by-scp") return [];
  const refusal = decision === "unverified" ? "unknown" : decision;
  const isSimulated = refusal !== "unknown" && evidenceGrade !== "refused-calls";
  const asked = needs.requirements.filter(
    (one) => one.action === action && (one.resource ?? "*") === resource && one.capabilityId === capabilityId,
  );
  if (asked.length === 0)
    return [{ action, resource, condition: null, refusal, isSimulated, awsPolicyArns: [] }];
  return asked.map((requirement) => ({ ...refuse(requirement, refusal, needs), isSimulated }));
}

function refuse(requirement: Requirement, refusal: Refusal, needs: Needs): RefusedPermission {
  const { action, resource, grant } = requirement;
  const awsPolicyArns = policiesGranting(needs, requirement);
  return {
    action,
    resource: resource ?? "*",
    condition: grant.condition,
    refusal,
    isSimulated: false,
    awsPolicyArns,
  };
}

function withoutRepeats(refused: RefusedPermission[]): RefusedPermission[] {
  const keyOf = ({ action, resource, condition }: RefusedPermission) =>
    JSON.stringify([action, resource, condition]);
  const firsts = new Map<string, RefusedPermission>();
  for (const one of refused) if (!firsts.has(keyOf(one))) firsts.set(keyOf(one), one);
  return [...firsts.values()];
}

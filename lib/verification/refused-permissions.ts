import type { Holder, RefusedPermission } from "@/lib/iam/permissions-doctor/examination";
import { refusalOfSelfCheck } from "./asks-for-policies";
import { policiesGranting } from "./attach-managed-policies";
import type { CheckResult, PermissionFinding } from "./check-result";
import type { VerificationPlan } from "./plan";
import { SELF_CHECK_ACTION } from "./self-check-refusal";

type Needs = Pick<VerificationPlan, "requirements" | "capabilities">;

/**
 * The permissions that a run found refused, or could not look at, as the doctor of policies is asked about them: the
 * question about itself first, what is required before what is not. What an organisation denies is not among them.
 */
export function listRefused(result: CheckResult, needs: Needs, holder: Holder): RefusedPermission[] {
  const isRequired = ({ capabilityId }: PermissionFinding) =>
    needs.capabilities.some(({ id, required }) => required && id === capabilityId);
  const [required, optional] = [
    result.findings.filter(isRequired),
    result.findings.filter((one) => !isRequired(one)),
  ];
  const told = [...required, ...optional].flatMap((finding) => describe(finding, needs));
  return withoutRepeats([...describeSelfCheck(result, holder), ...told]);
}

function describeSelfCheck(result: CheckResult, { arn: resource }: Holder): RefusedPermission[] {
  const refusal = refusalOfSelfCheck(result);
  if (refusal === null || refusal === "denied-by-scp") return [];
  return [{ action: SELF_CHECK_ACTION, resource, condition: null, refusal, awsPolicyArns: [] }];
}

/** One for each condition under which the set-up grants it; none is known of what was asked for by a former choice. */
function describe(finding: PermissionFinding, needs: Needs): RefusedPermission[] {
  const { action, resource, capabilityId, decision } = finding;
  if (decision === "denied-by-scp") return [];
  const refusal = decision === "unverified" ? "unknown" : decision;
  const asked = needs.requirements.filter(
    (one) => one.action === action && (one.resource ?? "*") === resource && one.capabilityId === capabilityId,
  );
  if (asked.length === 0) return [{ action, resource, condition: null, refusal, awsPolicyArns: [] }];
  return asked.map((requirement) => ({
    action,
    resource,
    condition: requirement.grant.condition,
    refusal,
    awsPolicyArns: policiesGranting(needs, requirement),
  }));
}

function withoutRepeats(refused: RefusedPermission[]): RefusedPermission[] {
  const keyOf = ({ action, resource, condition }: RefusedPermission) =>
    JSON.stringify([action, resource, condition]);
  return [...new Map(refused.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

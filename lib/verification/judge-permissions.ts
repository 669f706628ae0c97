import type { CheckResult } from "./check-result";
import {
  countGranted,
  type DecidedRequirement,
  decideRequirements,
  evidenceOf,
  type PermissionEvidence,
  type SimulatedGroup,
  toFinding,
} from "./permission-findings";
import type { VerificationPlan } from "./plan";
import type { Principal } from "./port";
import { createResult } from "./result";
import type { VerdictCode } from "./verdict-codes";

/** Whether each requirement is granted to the principal. `null`: nobody could ask. */
export function judgePermissions(
  found: PermissionEvidence | null,
  principal: Principal | null,
  plan: VerificationPlan,
): CheckResult {
  if (found === null) return createResult("permissions-not-reached", plan, {});
  const { simulated, held, grade, aside } = found;
  const isFallback = grade === "simulated-from-policies";
  const decisive = evidenceOf(simulated);
  const evidence = isFallback ? [...aside, ...decisive] : [...decisive, ...aside];
  const decided = decideRequirements(simulated);
  if (decided.length > 0 && decided.every(({ decision }) => decision === "unverified"))
    return createResult(nameFailure(simulated), plan, { evidence, principal, evidenceGrade: "unverified" });
  const open = decided.filter(({ decision }) => decision !== "granted");
  return createResult(nameDecisions(open, plan), plan, {
    evidence,
    evidenceGrade: grade,
    findings: open.map((one) => toFinding(one, principal, held)),
    capabilities: plan.capabilities.map((capability) => countGranted(capability, decided)),
    missing: open.filter(({ decision }) => decision === "not-granted").map((one) => one.requirement),
    principal,
    held,
  });
}

/** The gravest first: what is surely missing, then what could not be looked at, then what may be missing. */
function nameDecisions(open: readonly DecidedRequirement[], plan: VerificationPlan): VerdictCode {
  const required = new Set(plan.capabilities.filter((one) => one.required).map((one) => one.id));
  const ofRequired = open.filter(({ requirement }) => required.has(requirement.capabilityId));
  const isRequired = (decision: DecidedRequirement["decision"]) =>
    ofRequired.some((one) => one.decision === decision);
  if (isRequired("not-granted")) return "permissions-missing";
  if (isRequired("denied")) return "permissions-denied";
  if (isRequired("denied-by-boundary")) return "permissions-outside-boundary";
  if (open.some(({ decision }) => decision === "unverified")) return "permissions-partly-verified";
  if (isRequired("denied-by-scp")) return "permissions-denied-by-scp";
  return open.length > 0 ? "optional-permissions-missing" : "permissions-granted";
}

/** Which failure names a run without any decision does not depend on which answer came first. */
function nameFailure(simulated: readonly SimulatedGroup[]): VerdictCode {
  const kinds = simulated.map(({ answer }) => answer.kind);
  if (kinds.includes("denied")) return "simulation-not-allowed";
  return kinds.includes("throttled") ? "simulation-throttled" : "simulation-unanswered";
}

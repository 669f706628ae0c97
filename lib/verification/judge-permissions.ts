import type { Requirement } from "@/lib/iam/requirement";
import { policiesGranting } from "./attach-managed-policies";
import type { AwsEvidence, CheckResult } from "./check-result";
import {
  countGranted,
  type DecidedRequirement,
  decideRequirements,
  evidenceOf,
  NOT_ALLOWED,
  type PermissionEvidence,
  type SimulatedGroup,
  toFinding,
} from "./permission-findings";
import type { VerificationPlan } from "./plan";
import type { Principal } from "./port";
import { findQuarantine } from "./quarantine";
import { decideByRefusal } from "./refused-calls";
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
  const asked = decideRequirements(simulated);
  const isBlind = asked.length > 0 && asked.every(({ decision }) => decision === "unverified");
  const decided = isBlind ? asked.map((one) => withRefusal(one, evidence)) : asked;
  if (isBlind && decided.every(({ decision }) => decision === "unverified"))
    return createResult(nameFailure(simulated), plan, {
      evidence,
      principal,
      held,
      evidenceGrade: "unverified",
    });
  const open = decided.filter(({ decision }) => decision !== "granted");
  const findings = open.map((one) => toFinding(one, principal, held, plan));
  const code = findQuarantine(findings, plan) ? "permissions-quarantined" : nameDecisions(open, plan);
  return createResult(code, plan, {
    evidence,
    evidenceGrade: isBlind ? "refused-calls" : grade,
    findings,
    capabilities: plan.capabilities.map((capability) => countGranted(capability, decided)),
    missing: listMissing(open, plan),
    principal,
    held,
  });
}

/**
 * Where the simulator may not be asked, what AWS refused by itself still counts. An organisation's denial fails nothing
 * (docs/decisions/0013): it is told with the question that it refused.
 */
function withRefusal(asked: DecidedRequirement, evidence: readonly AwsEvidence[]): DecidedRequirement {
  const decision = decideByRefusal(asked.requirement, evidence);
  return decision === null || decision === "denied-by-scp" ? asked : { ...asked, decision, reason: null };
}

/**
 * What a policy has to add. Whoever may not even ask about itself for want of a policy does not have what the set-up gives:
 * AWS's own policies of what is required are then to be attached again, which changes nothing where they are.
 */
function listMissing(open: readonly DecidedRequirement[], plan: VerificationPlan): Requirement[] {
  const missing = open.filter(({ decision }) => decision === "not-granted");
  const perhaps = open.filter(
    ({ requirement, reason }) =>
      reason === NOT_ALLOWED &&
      isRequired(requirement, plan) &&
      policiesGranting(plan, requirement).length > 0,
  );
  return missing.length === 0 ? [] : [...missing, ...perhaps].map(({ requirement }) => requirement);
}

function isRequired({ capabilityId }: DecidedRequirement["requirement"], { capabilities }: VerificationPlan) {
  return capabilities.some(({ id, required }) => required && id === capabilityId);
}

/** The gravest first: what is surely missing, then what could not be looked at, then what may be missing. */
function nameDecisions(open: readonly DecidedRequirement[], plan: VerificationPlan): VerdictCode {
  const ofRequired = open.filter(({ requirement }) => isRequired(requirement, plan));
  const requires = (decision: DecidedRequirement["decision"]) =>
    ofRequired.some((one) => one.decision === decision);
  if (requires("not-granted")) return "permissions-missing";
  if (requires("denied")) return "permissions-denied";
  if (requires("denied-by-boundary")) return "permissions-outside-boundary";
  if (open.some(({ decision }) => decision === "unverified")) return "permissions-partly-verified";
  if (requires("denied-by-scp")) return "permissions-denied-by-scp";
  return open.length > 0 ? "optional-permissions-missing" : "permissions-granted";
}

/** Which failure names a run without any decision does not depend on which answer came first. */
function nameFailure(simulated: readonly SimulatedGroup[]): VerdictCode {
  const kinds = simulated.map(({ answer }) => answer.kind);
  if (kinds.includes("denied")) return "simulation-not-allowed";
  return kinds.includes("throttled") ? "simulation-throttled" : "simulation-unanswered";
}

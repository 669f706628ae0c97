import type { Requirement } from "@/lib/iam/requirement";
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { CapabilityFinding, CheckResult, PermissionFinding } from "./check-result";
import type { VerificationPlan } from "./plan";
import type { AwsAnswer, AwsFailure, SimulatedAction } from "./port";
import type { Principal } from "./remedy-facts";
import { createResult } from "./result";
import type { VerdictCode } from "./verdict-codes";

/** What AWS's simulator said of one group of actions. */
export interface SimulatedGroup {
  group: SimulationGroup;
  answer: AwsAnswer<SimulatedAction[]>;
}

interface Decided {
  requirement: Requirement;
  decision: SimulatedAction["decision"];
}

/** Whether each requirement is granted to the principal. `null`: nobody could ask. */
export function judgePermissions(
  simulated: readonly SimulatedGroup[] | null,
  principal: Principal | null,
  plan: VerificationPlan,
): CheckResult {
  if (simulated === null) return createResult("permissions-not-reached", plan, {});
  const evidence = simulated.map(({ answer }) => answer.evidence);
  const decided: Decided[] = [];
  for (const { group, answer } of simulated) {
    if (answer.kind !== "answered") return createResult(nameFailure(answer), plan, { evidence, principal });
    decided.push(...decideGroup(group, answer.value));
  }
  return decided.length === plan.requirements.length
    ? judgeDecisions(decided, principal, plan, evidence)
    : createResult("simulation-unanswered", plan, { evidence });
}

function decideGroup({ requirements }: SimulationGroup, simulated: readonly SimulatedAction[]): Decided[] {
  const decisions = new Map(simulated.map(({ action, decision }) => [action, decision]));
  return requirements.flatMap((requirement) => {
    const decision = decisions.get(requirement.action);
    return decision === undefined ? [] : [{ requirement, decision }];
  });
}

function judgeDecisions(
  decided: Decided[],
  principal: Principal | null,
  plan: VerificationPlan,
  evidence: CheckResult["evidence"],
): CheckResult {
  const missing = decided.filter(({ decision }) => decision !== "granted");
  const required = new Set(plan.capabilities.filter((one) => one.required).map((one) => one.id));
  const isRequiredMissing = missing.some(({ requirement }) => required.has(requirement.capabilityId));
  const code = isRequiredMissing
    ? "permissions-missing"
    : missing.length > 0
      ? "optional-permissions-missing"
      : "permissions-granted";
  return createResult(code, plan, {
    evidence,
    findings: missing.map(toFinding),
    capabilities: plan.capabilities.map((capability) => countGranted(capability, decided)),
    missing: missing.map(({ requirement }) => requirement),
    principal,
  });
}

function toFinding({ requirement, decision }: Decided): PermissionFinding {
  return {
    action: requirement.action,
    resource: requirement.resource ?? "*",
    capabilityId: requirement.capabilityId,
    decision: decision === "granted" ? "not-granted" : decision,
  };
}

function countGranted(
  capability: VerificationPlan["capabilities"][number],
  decided: Decided[],
): CapabilityFinding {
  const asked = decided.filter(({ requirement }) => requirement.capabilityId === capability.id);
  const granted = asked.filter(({ decision }) => decision === "granted");
  return {
    capabilityId: capability.id,
    title: capability.title,
    required: capability.required,
    granted: granted.length,
    asked: asked.length,
  };
}

function nameFailure(failure: AwsFailure): VerdictCode {
  switch (failure.kind) {
    case "denied":
      return "simulation-not-allowed";
    case "throttled":
      return "simulation-throttled";
    default:
      return "simulation-unanswered";
  }
}

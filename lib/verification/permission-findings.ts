import type { Requirement } from "@/lib/iam/requirement";
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { AwsEvidence, CapabilityFinding, EvidenceGrade, PermissionFinding } from "./check-result";
import { nameBoundary, nameDenyingStatement } from "./denying-statement";
import type { HeldPolicies } from "./held-policies";
import { keysThatBear } from "./missing-context";
import type { VerificationPlan } from "./plan";
import type { AwsAnswer, AwsFailure, Principal, SimulatedAction } from "./port";

/** What AWS's simulator said of one group of actions. */
export interface SimulatedGroup {
  group: SimulationGroup;
  answer: AwsAnswer<SimulatedAction[]>;
}

/** What could be found out about a principal's permissions, and how well that proves them. */
export interface PermissionEvidence {
  simulated: readonly SimulatedGroup[];
  grade: EvidenceGrade;
  /** What its policies say; null where that was not needed. */
  held: HeldPolicies | null;
  /** Answers that decide nothing by themselves. */
  aside: readonly AwsEvidence[];
}

/** How one requirement came out; `reason` says why it could not be verified. */
export interface DecidedRequirement {
  requirement: Requirement;
  decision: "granted" | PermissionFinding["decision"];
  deniedBy: NonNullable<SimulatedAction["deniedBy"]>;
  missingContext: NonNullable<SimulatedAction["missingContext"]>;
  reason: string | null;
}

/** Why nothing could be verified of an access that may not ask about itself. */
export const NOT_ALLOWED = "This access may not ask AWS's simulator about itself";
const NO_ANSWER = "AWS's simulator gave no clear answer";

/** What AWS answered; what it says of several groups in the same words stands there once. */
export function evidenceOf(simulated: readonly SimulatedGroup[]): AwsEvidence[] {
  const told = new Map<unknown, AwsEvidence>();
  for (const { answer } of simulated) {
    const { code, message } = answer.evidence;
    const key = code === null ? answer.evidence : `${code} ${message}`;
    if (!told.has(key)) told.set(key, answer.evidence);
  }
  return [...told.values()];
}

/** Each requirement of the groups, decided by the answers; what has no answer is unverified, never missing. */
export function decideRequirements(simulated: readonly SimulatedGroup[]): DecidedRequirement[] {
  return simulated.flatMap(({ group, answer }) => {
    const actions = answer.kind === "answered" ? answer.value : [];
    const decisions = new Map(actions.map((one) => [one.action, one]));
    const reason = answer.kind === "answered" ? NO_ANSWER : tellFailure(answer);
    return group.requirements.map((requirement): DecidedRequirement => {
      const decided = decisions.get(requirement.action);
      if (!decided) return { requirement, decision: "unverified", deniedBy: [], missingContext: [], reason };
      const { decision, deniedBy = [], missingContext = [] } = decided;
      return { requirement, decision, deniedBy, missingContext, reason: null };
    });
  });
}

function tellFailure({ kind, evidence }: AwsFailure): string {
  switch (kind) {
    case "denied":
      return NOT_ALLOWED;
    case "throttled":
      return "AWS's simulator took too many questions at once";
    case "rejected":
      return `AWS's simulator does not take the question: ${evidence.message ?? evidence.code ?? "no reason given"}`;
    default:
      return NO_ANSWER;
  }
}

/** A requirement that is not granted, as it is stored and shown; `held` are the policies, where they were read. */
export function toFinding(
  { requirement, decision, deniedBy, missingContext, reason }: DecidedRequirement,
  principal: Principal | null,
  held: HeldPolicies | null,
  plan: VerificationPlan,
): PermissionFinding {
  const statements = deniedBy.map((one) => nameDenyingStatement(one, principal, held));
  const boundary = decision === "denied-by-boundary" && held?.boundary ? [nameBoundary(held.boundary)] : [];
  const named = statements.length > 0 ? statements : boundary;
  const finding: PermissionFinding = {
    action: requirement.action,
    resource: requirement.resource ?? "*",
    capabilityId: requirement.capabilityId,
    decision: decision === "granted" ? "not-granted" : decision,
    ...(named.length > 0 && { deniedBy: named }),
    ...(reason !== null && { reason }),
  };
  const keys = missingContext.length === 0 ? [] : keysThatBear(missingContext, finding, held, plan);
  return keys.length === 0 ? finding : { ...finding, missingContext: keys };
}

/** How many of the permissions that a capability asks for are granted. */
export function countGranted(
  { id, title, required }: VerificationPlan["capabilities"][number],
  decided: readonly DecidedRequirement[],
): CapabilityFinding {
  const asked = decided.filter(({ requirement }) => requirement.capabilityId === id);
  const granted = asked.filter(({ decision }) => decision === "granted");
  return { capabilityId: id, title, required, granted: granted.length, asked: asked.length };
}

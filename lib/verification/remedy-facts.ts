import type { Requirement } from "@/lib/iam/requirement";
import type { OpenedInstead } from "./ask-otherwise";
import type { AwsEvidence, PermissionFinding, Remedy } from "./check-result";
import type { HeldPolicies } from "./held-policies";
import type { VerificationPlan } from "./plan";
import type { Principal } from "./port";

export interface RemedyFacts<Plan extends VerificationPlan = VerificationPlan> {
  plan: Plan;
  /** What no policy grants, and a policy can add. */
  missing: readonly Requirement[];
  /** Every permission that is not granted, whatever the reason. */
  findings: readonly PermissionFinding[];
  /** What is granted though nobody asked for it. */
  wider: readonly string[];
  principal: Principal | null;
  /** What the role opened with instead of the right External ID; null where that was not asked. */
  opened: OpenedInstead | null;
  /** The principal's policies, where they were read. */
  held: HeldPolicies | null;
  /** What AWS answered. */
  evidence: readonly AwsEvidence[];
}

export type RemedyMaker<Plan extends VerificationPlan = VerificationPlan> = (
  facts: RemedyFacts<Plan>,
) => Remedy;

/** The role or user that it is about, in words: `role connect`. */
export function namePrincipal({ principal }: Pick<RemedyFacts, "principal">): string {
  return principal ? `${principal.kind} ${principal.name}` : "this access";
}

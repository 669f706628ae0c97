import type { Requirement } from "@/lib/iam/requirement";
import type { PermissionFinding, Remedy } from "./check-result";
import type { VerificationPlan } from "./plan";

/** Whom the permissions belong to: the role of the plan, or the user that AWS named for the key. */
export interface Principal {
  kind: "role" | "user";
  name: string;
  arn: string;
}

export interface RemedyFacts<Plan extends VerificationPlan = VerificationPlan> {
  plan: Plan;
  /** What no policy grants, and a policy can add. */
  missing: readonly Requirement[];
  /** Every permission that is not granted, whatever the reason. */
  findings: readonly PermissionFinding[];
  principal: Principal | null;
}

export type RemedyMaker<Plan extends VerificationPlan = VerificationPlan> = (
  facts: RemedyFacts<Plan>,
) => Remedy;

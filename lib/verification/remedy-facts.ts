import type { Requirement } from "@/lib/iam/requirements";
import type { Remedy } from "./check-result";
import type { VerificationPlan } from "./plan";

export interface RemedyFacts {
  plan: VerificationPlan;
  missing: readonly Requirement[];
}

export type RemedyMaker = (facts: RemedyFacts) => Remedy;

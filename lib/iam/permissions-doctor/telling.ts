import type { PermissionsExpectation, ToldPolicies } from "./examination";

/** What a finding is told with. */
export interface Telling {
  /** What it keeps away, the weightiest first. */
  actions: readonly string[];
  /** How many other statements may be the one that denies the same. */
  rivals: number;
  told: ToldPolicies;
  expected: PermissionsExpectation;
}

export const THEN_VERIFY = "Then verify again.";

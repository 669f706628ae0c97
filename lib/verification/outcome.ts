import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { CheckResult } from "./check-result";

export interface OutcomeFacts {
  /** The state before the run. */
  before: ConnectionState;
  /** Whether a run ever found the connection connected. */
  wasProven: boolean;
}

/**
 * The state that a finished run leads to. An unsafe role is refused whatever else holds; a run that could not be
 * completed for reasons that are not the customer's leads back to where the connection was.
 */
export function decideOutcome(
  results: readonly CheckResult[],
  { before, wasProven }: OutcomeFacts,
): ConnectionState {
  const failed = new Set(results.filter(({ verdict }) => verdict === "fail").map(({ check }) => check));
  if (failed.has("external-id-required") || failed.has("external-id-exact")) return "refused";
  if (failed.has("role-assumable") || failed.has("account-matches"))
    return wasProven ? "broken" : "action-needed";
  if (results.some(({ verdict }) => verdict === "inconclusive")) return before;
  if (failed.size > 0) return "action-needed";
  return "connected";
}

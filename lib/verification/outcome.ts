import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { CheckResult } from "./check-result";
import type { CheckName } from "./checks";

export interface OutcomeFacts {
  /** The state before the run. */
  before: ConnectionState;
  /** Whether a run ever found the connection connected. */
  wasProven: boolean;
}

const UNSAFE: readonly CheckName[] = ["external-id-required", "external-id-exact", "key-not-root"];
const SHUT: readonly CheckName[] = ["role-assumable", "key-live", "account-matches"];

/**
 * The state that a finished run leads to. What is unsafe is refused whatever else holds; a run that could not be
 * completed for reasons that are not the customer's leads back to where the connection was.
 */
export function decideOutcome(
  results: readonly CheckResult[],
  { before, wasProven }: OutcomeFacts,
): ConnectionState {
  const failed = new Set(results.filter(({ verdict }) => verdict === "fail").map(({ check }) => check));
  if (UNSAFE.some((check) => failed.has(check))) return "refused";
  if (SHUT.some((check) => failed.has(check))) return wasProven ? "broken" : "action-needed";
  if (results.some(({ verdict }) => verdict === "inconclusive")) return before;
  if (failed.size > 0) return "action-needed";
  return "connected";
}

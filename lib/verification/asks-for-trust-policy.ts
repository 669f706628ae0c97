import type { CheckResult } from "./check-result";

/** Whether the text of the role's trust policy, or that there is none to be had, tells more than the check could. */
export function asksForTrustPolicy({ code, remedy }: Pick<CheckResult, "code" | "remedy">): boolean {
  return code === "role-not-found" || remedy?.document?.kind === "trust-policy";
}

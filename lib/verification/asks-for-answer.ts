import type { CheckResult } from "./check-result";

type Finding = Pick<CheckResult, "code" | "remedy">;

/** Whether the text of the role's trust policy, or that there is none to be had, tells more than the check could. */
export function asksForTrustPolicy({ code, remedy }: Finding): boolean {
  return code === "role-not-found" || remedy?.document?.kind === "trust-policy";
}

/** Whether the list of the user's access keys tells more than the check could: AWS does not say why it knows no key. */
export function asksForKeyList({ code }: Pick<Finding, "code">): boolean {
  return code === "key-not-recognised";
}

/** Whether what AWS tells the customer alone explains more than we could be told. */
export function asksForAnswer(finding: Finding): boolean {
  return asksForTrustPolicy(finding) || asksForKeyList(finding);
}

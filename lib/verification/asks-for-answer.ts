import type { AnswerKind } from "@/lib/setup/answer-kind";
import { asksForPolicies } from "./asks-for-policies";
import type { CheckResult } from "./check-result";

type Finding = Pick<CheckResult, "code" | "remedy">;

/** Whether AWS knows no role of the ARN: what it says of one of that name, in whatever path, tells why. */
export function asksForRole({ code }: { code: string }): boolean {
  return code === "role-not-found";
}

/** Whether the text of the role's trust policy tells more than the check could. */
export function asksForTrustPolicy({ remedy }: Finding): boolean {
  return remedy?.document?.kind === "trust-policy";
}

/** Whether the list of the user's access keys tells more than the check could: AWS does not say why it knows no key. */
export function asksForKeyList({ code }: Pick<Finding, "code">): boolean {
  return code === "key-not-recognised";
}

const ASKS: Record<AnswerKind, (result: CheckResult) => boolean> = {
  "trust-policy": (result) => asksForRole(result) || asksForTrustPolicy(result),
  "key-list": asksForKeyList,
  policies: asksForPolicies,
};

/** Whether what AWS tells the customer alone, an answer of that kind, explains more than we could be told. */
export function asksFor(kind: AnswerKind, result: CheckResult): boolean {
  return ASKS[kind](result);
}

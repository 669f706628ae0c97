import type { CheckResult } from "./check-result";
import type { RolePlan } from "./plan";
import type { AwsAnswer, CustomerSession } from "./port";
import { createResult } from "./result";

type Answer = AwsAnswer<CustomerSession>;

/**
 * Whether AWS refused because the trust policy did not let the External ID in; a refusal for our own side's sake or by
 * the customer's organisation says nothing of it.
 */
export function isTrustRefusal(answer: Answer): boolean {
  return answer.kind === "denied" && (answer.reason === "unstated" || answer.reason === "trust-policy-deny");
}

/**
 * Whether the new External ID opens the role already. That it does not is advice, never a fault: the present one
 * serves on. A refusal says so only where the role opened to us in the same run.
 */
export function judgeStaged(answer: Answer, session: CustomerSession | null, plan: RolePlan): CheckResult {
  const evidence = [answer.evidence];
  if (answer.kind === "answered") return createResult("staged-external-id-accepted", plan, { evidence });
  const isProven = session !== null && isTrustRefusal(answer);
  const code = isProven ? "staged-external-id-not-yet" : "staged-external-id-unanswered";
  return createResult(code, plan, { evidence });
}

export interface FormerAnswers {
  retiring: Answer | null;
  older: readonly Answer[];
}

/** Whether the role stays shut to the External IDs that it had before; `null` says that it did not open at all. */
export function judgeRetired(answers: FormerAnswers | null, plan: RolePlan): CheckResult {
  if (answers === null) return createResult("retired-external-id-not-proven", plan, {});
  const { retiring, older } = answers;
  const all = retiring ? [retiring, ...older] : older;
  const evidence = all.map((answer) => answer.evidence);
  if (older.some(({ kind }) => kind === "answered"))
    return createResult("retired-external-id-accepted", plan, { evidence });
  if (retiring?.kind === "answered") return createResult("retiring-external-id-accepted", plan, { evidence });
  const code = all.every(isTrustRefusal) ? "retired-external-id-refused" : "retired-external-id-unanswered";
  return createResult(code, plan, { evidence });
}

import type { CheckResult } from "./check-result";
import type { RolePlan, VerificationPlan } from "./plan";
import type { AwsAnswer, CallerIdentity } from "./port";
import { createResult } from "./result";
import { nameIdentity } from "./vendor-principal";

/** Whether our own credentials are live and stand for the identity that the trust policy names. */
export function judgeVendorIdentity(answer: AwsAnswer<CallerIdentity>, plan: RolePlan): CheckResult {
  const evidence = [answer.evidence];
  switch (answer.kind) {
    case "answered":
      return createResult(nameIdentity(answer.value, plan), plan, { evidence });
    case "credentials-missing":
      return createResult("vendor-credentials-missing", plan, { evidence });
    case "credentials-refused":
      return createResult("vendor-credentials-refused", plan, { evidence });
    default:
      return createResult("vendor-identity-unanswered", plan, { evidence });
  }
}

/** Whether the session is in the account that the customer named. `null`: nobody could ask. */
export function judgeAccount(answer: AwsAnswer<CallerIdentity> | null, plan: VerificationPlan): CheckResult {
  if (answer === null) return createResult("account-not-reached", plan, {});
  const evidence = [answer.evidence];
  if (answer.kind !== "answered") return createResult("account-unanswered", plan, { evidence });
  const code = answer.value.awsAccountId === plan.awsAccountId ? "account-confirmed" : "account-differs";
  return createResult(code, plan, { evidence });
}

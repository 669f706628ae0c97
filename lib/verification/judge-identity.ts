import type { CheckResult } from "./check-result";
import type { VerificationPlan } from "./plan";
import type { AwsAnswer, CallerIdentity } from "./port";
import { createResult } from "./result";

/** Whether our own credentials are live and stand for the account that trust policies name. */
export function judgeVendorIdentity(answer: AwsAnswer<CallerIdentity>, plan: VerificationPlan): CheckResult {
  const evidence = [answer.evidence];
  switch (answer.kind) {
    case "answered":
      return answer.value.awsAccountId === plan.vendorAccountId
        ? createResult("vendor-identity-confirmed", plan, { evidence })
        : createResult("vendor-account-differs", plan, { evidence });
    case "credentials-missing":
      return createResult("vendor-credentials-missing", plan, { evidence });
    case "credentials-refused":
      return createResult("vendor-credentials-refused", plan, { evidence });
    default:
      return createResult("vendor-identity-unanswered", plan, { evidence });
  }
}

/** Whether the session is in the account that the customer named. `null`: the role was not assumed. */
export function judgeAccount(answer: AwsAnswer<CallerIdentity> | null, plan: VerificationPlan): CheckResult {
  if (answer === null) return createResult("account-not-reached", plan, {});
  const evidence = [answer.evidence];
  if (answer.kind !== "answered") return createResult("account-unanswered", plan, { evidence });
  const code = answer.value.awsAccountId === plan.awsAccountId ? "account-confirmed" : "account-differs";
  return createResult(code, plan, { evidence });
}

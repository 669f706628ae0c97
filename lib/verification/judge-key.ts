import type { CheckResult } from "./check-result";
import type { AccessKeyPlan } from "./plan";
import type { AwsAnswer, CallerIdentity } from "./port";
import { createResult } from "./result";
import type { VerdictCode } from "./verdict-codes";

const TEMPORARY = "ASIA";

/** Whether the key's ID says that it does not expire (IAM User Guide, "IAM identifiers"). */
export function judgeKeyTerm(plan: AccessKeyPlan): CheckResult {
  const code = plan.accessKeyId.startsWith(TEMPORARY) ? "key-is-temporary" : "key-is-long-term";
  return createResult(code, plan, {});
}

/** Whether AWS knows the key and its secret. */
export function judgeKey(answer: AwsAnswer<CallerIdentity>, plan: AccessKeyPlan): CheckResult {
  return createResult(nameKeyAnswer(answer), plan, { evidence: [answer.evidence] });
}

function nameKeyAnswer(answer: AwsAnswer<CallerIdentity>): VerdictCode {
  if (answer.kind === "answered") return "key-recognised";
  if (answer.kind !== "credentials-refused") return "key-unanswered";
  const { code, message } = answer.evidence;
  if (code === "InvalidClientTokenId" || code === "UnrecognizedClientException") return "key-not-recognised";
  // The same code tells of a clock that is wrong, and the clock that signs is ours.
  const isClock = /^Signature (expired|not yet current)/.test(message ?? "");
  return code === "SignatureDoesNotMatch" && !isClock ? "key-secret-differs" : "key-unanswered";
}

/** Whether the key belongs to an IAM user. Root keys cannot be limited, so they are never used. */
export function judgeKeyHolder(answer: AwsAnswer<CallerIdentity>, plan: AccessKeyPlan): CheckResult {
  if (answer.kind !== "answered") return createResult("key-holder-unknown", plan, {});
  const code = answer.value.arn.endsWith(":root") ? "key-of-root" : "key-of-user";
  return createResult(code, plan, { evidence: [answer.evidence] });
}

/** Whether the default region answers to the key. `null`: nobody could ask, or no region was named. */
export function judgeRegion(answer: AwsAnswer<CallerIdentity> | null, plan: AccessKeyPlan): CheckResult {
  if (plan.region === null) return createResult("no-region-named", plan, {});
  if (answer === null) return createResult("region-not-reached", plan, {});
  const evidence = [answer.evidence];
  if (answer.kind === "answered") return createResult("region-answers", plan, { evidence });
  const isRefused =
    answer.kind === "credentials-refused" || answer.evidence.code === "RegionDisabledException";
  return createResult(isRefused ? "region-not-enabled" : "region-unanswered", plan, { evidence });
}

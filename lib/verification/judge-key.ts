import type { CheckResult } from "./check-result";
import type { AccessKeyPlan } from "./plan";
import type { AwsAnswer, AwsFailure, CallerIdentity, Principal } from "./port";
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
  if (isUnknownKey(answer)) return "key-not-recognised";
  return isWrongSecret(answer) ? "key-secret-differs" : "key-unanswered";
}

function isUnknownKey({ evidence }: AwsFailure): boolean {
  return evidence.code === "InvalidClientTokenId" || evidence.code === "UnrecognizedClientException";
}

/**
 * Whether AWS says that the secret is not the key's. The same code tells of a wrong clock and of a wrong region in
 * what was signed, and those are ours: only the one sentence proves it (IAM User Guide, "Troubleshoot Signature
 * Version 4 signing").
 */
export function isWrongSecret({ evidence: { code, message } }: AwsFailure): boolean {
  return code === "SignatureDoesNotMatch" && /^The request signature we calculated/.test(message ?? "");
}

function isUnknownRegion({ evidence: { code, message } }: AwsFailure): boolean {
  return (
    code === "SignatureDoesNotMatch" && /^Credential should be scoped to a valid region/.test(message ?? "")
  );
}

/** The IAM user that the key belongs to; null where AWS named none. */
export function readKeyHolder(answer: AwsAnswer<CallerIdentity>): Principal | null {
  if (answer.kind !== "answered" || answer.value.arn.endsWith(":root")) return null;
  const { arn } = answer.value;
  return { kind: "user", name: arn.slice(arn.lastIndexOf("/") + 1), arn };
}

/** Whether the key belongs to an IAM user. Root keys cannot be limited, so they are never used. */
export function judgeKeyHolder(answer: AwsAnswer<CallerIdentity>, plan: AccessKeyPlan): CheckResult {
  if (answer.kind !== "answered") return createResult("key-holder-unknown", plan, {});
  const principal = readKeyHolder(answer);
  const evidence = [answer.evidence];
  return createResult(principal ? "key-of-user" : "key-of-root", plan, { evidence, principal });
}

/** Whether the default region answers to the key. `null`: nobody could ask, or no region was named. */
export function judgeRegion(answer: AwsAnswer<CallerIdentity> | null, plan: AccessKeyPlan): CheckResult {
  if (plan.region === null) return createResult("no-region-named", plan, {});
  if (answer === null) return createResult("region-not-reached", plan, {});
  const evidence = [answer.evidence];
  if (answer.kind === "answered") return createResult("region-answers", plan, { evidence });
  const isRefused =
    isUnknownKey(answer) || isUnknownRegion(answer) || answer.evidence.code === "RegionDisabledException";
  return createResult(isRefused ? "region-not-enabled" : "region-unanswered", plan, { evidence });
}

import type { CheckResult } from "./check-result";
import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsFailure, CallerIdentity, CustomerSession } from "./port";
import { createResult } from "./result";
import { nameIdentity } from "./vendor-principal";
import type { VerdictCode } from "./verdict-codes";

/** Whether the role opened with the right External ID and, if not, on whose side the reason lies. */
export function judgeAssumption(
  answer: AwsAnswer<CustomerSession>,
  vendor: AwsAnswer<CallerIdentity>,
  plan: RolePlan,
): CheckResult {
  const evidence = [answer.evidence];
  if (answer.kind === "answered") return createResult("role-assumed", plan, { evidence });
  return createResult(nameRefusal(answer, vendor, plan), plan, { evidence });
}

function nameRefusal(answer: AwsFailure, vendor: AwsAnswer<CallerIdentity>, plan: RolePlan): VerdictCode {
  switch (answer.kind) {
    case "denied":
      return isOurOwn(vendor, plan) ? nameDenial(answer) : "vendor-cannot-ask";
    case "rejected":
      return "role-arn-rejected";
    case "throttled":
      return "role-throttled";
    case "credentials-missing":
    case "credentials-refused":
      return "vendor-cannot-ask";
    case "unanswered":
      return "role-unanswered";
  }
}

/** Whether we asked as the identity that the customer was told to trust; else a refusal is our own fault. */
function isOurOwn(vendor: AwsAnswer<CallerIdentity>, plan: RolePlan): boolean {
  return vendor.kind === "answered" && nameIdentity(vendor.value, plan) === "vendor-identity-confirmed";
}

function nameDenial({ reason }: Extract<AwsFailure, { kind: "denied" }>): VerdictCode {
  switch (reason) {
    case "caller-side":
      return "vendor-may-not-assume";
    case "trust-policy-deny":
      return "role-denied-explicitly";
    case "resource-control-policy":
      return "role-denied-by-rcp";
    case "unstated":
      return "role-refused";
  }
}

const PROBE_CODES = {
  "external-id-required": {
    refused: "refused-without-external-id",
    open: "assumable-without-external-id",
    notProven: "without-external-id-not-proven",
    unanswered: "without-external-id-unanswered",
  },
  "external-id-exact": {
    refused: "refused-with-other-external-id",
    open: "assumable-with-other-external-id",
    notProven: "other-external-id-not-proven",
    unanswered: "other-external-id-unanswered",
  },
} as const;

/**
 * Whether the role stays shut to the wrong key. Only AccessDenied proves it, and only because the right key was
 * accepted in the same run; `null` says that it was not, which proves nothing.
 */
export function judgeProbe(
  check: keyof typeof PROBE_CODES,
  answer: AwsAnswer<CustomerSession> | null,
  plan: RolePlan,
): CheckResult {
  const codes = PROBE_CODES[check];
  if (answer === null) return createResult(codes.notProven, plan, {});
  const evidence = [answer.evidence];
  if (answer.kind === "answered") return createResult(codes.open, plan, { evidence });
  if (answer.kind === "denied") {
    const isTrustPolicyAtWork = answer.reason === "unstated" || answer.reason === "trust-policy-deny";
    return createResult(isTrustPolicyAtWork ? codes.refused : codes.unanswered, plan, { evidence });
  }
  return createResult(codes.unanswered, plan, { evidence });
}

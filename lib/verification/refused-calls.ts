import type { Requirement } from "@/lib/iam/requirement";
import type { AwsEvidence, DecidedAgainst } from "./check-result";

export const SELF_CHECK_ACTION = "iam:SimulatePrincipalPolicy";

/** What stands in the way by AWS's own words (IAM User Guide, "Troubleshoot access denied error messages"). */
const REASONS: readonly [RegExp, DecidedAgainst][] = [
  [/service control policy/, "denied-by-scp"],
  [/permissions boundary/, "denied-by-boundary"],
  [/explicit deny/, "denied"],
  [/no identity-based policy allows/, "not-granted"],
];

/** Why AWS refused a call; null where it did not, or gives no reason that can be relied upon. */
export function reasonOfRefusal({ code, message }: AwsEvidence): DecidedAgainst | null {
  if (code !== "AccessDenied") return null;
  return REASONS.find(([pattern]) => pattern.test(message ?? ""))?.[1] ?? null;
}

/** Whether each call of IAM that was tried with this access was refused for the same reason, the harmless ones too. */
export function refusesEveryCall(evidence: readonly AwsEvidence[], reason: DecidedAgainst): boolean {
  const tried = evidence.filter(({ call }) => call.startsWith("iam:"));
  return tried.length > 1 && tried.every((one) => reasonOfRefusal(one) === reason);
}

/**
 * How a requirement came out where the verification made that very call and AWS refused it: that is an answer, and no
 * simulator's. Only for what is asked for on every resource and without a condition, because the call was about the
 * access itself.
 */
export function decideByRefusal(
  { action, context, grant }: Requirement,
  evidence: readonly AwsEvidence[],
): DecidedAgainst | null {
  if (grant.resource !== "*" || grant.condition !== null || context.length > 0) return null;
  const refused = evidence.filter(({ call }) => call === action).map(reasonOfRefusal);
  return refused.find((reason) => reason !== null) ?? null;
}

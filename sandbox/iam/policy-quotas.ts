import { AwsError } from "../wire/aws-error";
import type { HolderKind, PolicyHolder } from "../world/types";

/** Sizes in characters and counts per account (IAM User Guide, "IAM and AWS STS quotas"). */
export const MANAGED_POLICY_SIZE = 6144;
export const TRUST_POLICY_SIZE = 2048;
export const VERSIONS_PER_POLICY = 5;
export const ACCESS_KEYS_PER_USER = 2;
export const GROUPS_PER_USER = 10;
export const POLICIES_PER_HOLDER = 10;
export const INLINE_SIZE: Record<HolderKind, number> = { user: 2048, group: 5120, role: 10_240 };

/** Refuses a managed policy of more than 6,144 characters. */
export function checkManagedPolicySize(text: string): void {
  requireAtMost("PolicySize", MANAGED_POLICY_SIZE, sizeOf(text));
}

/** Refuses a trust policy of more than 2,048 characters; AWS calls the quota ACLSizePerRole. */
export function checkTrustPolicySize(text: string): void {
  requireAtMost("ACLSizePerRole", TRUST_POLICY_SIZE, sizeOf(text));
}

/** Refuses when a count would pass its quota, for example `PoliciesPerRole`. */
export function requireAtMost(quota: string, limit: number, count: number): void {
  if (count > limit) throw new AwsError("LimitExceeded", `Cannot exceed quota for ${quota}: ${limit}`);
}

/** Refuses when the holder's inline policies would together pass their quota. */
export function checkInlineSize(holder: PolicyHolder, policyName: string, text: string): void {
  const others = [...holder.inlinePolicies].filter(([name]) => name !== policyName);
  const total = others.reduce((sum, [, other]) => sum + sizeOf(other), sizeOf(text));
  const limit = INLINE_SIZE[holder.kind];
  if (total > limit) {
    throw new AwsError(
      "LimitExceeded",
      `Maximum policy size of ${limit} bytes exceeded for ${holder.kind} ${holder.name}`,
    );
  }
}

/** White space is not counted. */
function sizeOf(text: string): number {
  return text.replace(/\s/g, "").length;
}

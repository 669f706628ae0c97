import { isTrustRefusal } from "./judge-external-ids";
import type { RolePlan } from "./plan";
import type { AwsAnswer, CallerIdentity, CustomerSession } from "./port";
import { nameIdentity } from "./vendor-principal";

export type AccessEnd = "gone" | "still-open" | "inconclusive";

/**
 * Whether the role of an ended connection still lets us in, from the answers to every External ID that it may know. It
 * is proven gone only by AccessDenied to each of them, asked as the very identity that the role trusted; AWS gives the
 * same answer for a role that was deleted and for one that trusts us no more (IAM User Guide, "Troubleshoot IAM roles").
 */
export function judgeAccessEnd(
  answers: readonly AwsAnswer<CustomerSession>[],
  vendor: AwsAnswer<CallerIdentity>,
  trusted: Pick<RolePlan, "vendorAccountId" | "trustPolicy">,
): AccessEnd {
  if (answers.some(({ kind }) => kind === "answered")) return "still-open";
  const isOurs =
    vendor.kind === "answered" && nameIdentity(vendor.value, trusted) === "vendor-identity-confirmed";
  return isOurs && answers.length > 0 && answers.every(isTrustRefusal) ? "gone" : "inconclusive";
}

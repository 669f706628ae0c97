import { asList } from "@/lib/iam/policy-document";
import type { RolePlan } from "./plan";
import type { CallerIdentity } from "./port";
import type { VerdictCode } from "./verdict-codes";

/** Whether our credentials stand for whom the customer's trust policy names: an account, or one user or role of it. */
export function nameIdentity(
  caller: CallerIdentity,
  plan: Pick<RolePlan, "vendorAccountId" | "trustPolicy">,
): Extract<VerdictCode, "vendor-identity-confirmed" | "vendor-account-differs" | "vendor-principal-differs"> {
  if (caller.awsAccountId !== plan.vendorAccountId) return "vendor-account-differs";
  return trustedPrincipals(plan).some((principalArn) => standsFor(caller.arn, principalArn))
    ? "vendor-identity-confirmed"
    : "vendor-principal-differs";
}

function trustedPrincipals({ trustPolicy }: Pick<RolePlan, "trustPolicy">): string[] {
  return trustPolicy.Statement.flatMap(({ Principal }) =>
    typeof Principal === "object" ? asList(Principal.AWS) : [],
  );
}

/**
 * Whether a caller is the principal. A role's sessions have an ARN of their own, without the role's path (IAM User
 * Guide, "IAM identifiers").
 */
export function standsFor(callerArn: string, principalArn: string): boolean {
  if (principalArn.endsWith(":root") || callerArn === principalArn) return true;
  const roleName = /:role\/(?:.*\/)?([^/]+)$/.exec(principalArn)?.[1];
  return roleName !== undefined && callerArn.includes(`:assumed-role/${roleName}/`);
}

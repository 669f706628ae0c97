import type { PolicyDocument } from "@/lib/iam/policy-document";
import { measurePolicy, type PolicySize } from "@/lib/iam/policy-size";
import type { RoleArn } from "@/lib/iam/role-arn";
import type { Integration } from "@/lib/integrations/manifest";

export interface VendorUserDocuments {
  userName: string;
  policyName: string;
  document: PolicyDocument;
  size: PolicySize;
}

/**
 * The vendor's own IAM user, which may assume the given roles and nothing else: the first of two layers, of which
 * the customer's role is the second. Throws a RangeError on an integration without such a user.
 */
export function createVendorUserDocuments(
  integration: Integration,
  roleArns: readonly [RoleArn, ...RoleArn[]],
): VendorUserDocuments {
  const { vendorUser } = integration;
  if (vendorUser === undefined) throw new RangeError(`"${integration.id}" has no user of the vendor's`);
  const [first, ...others] = new Set(roleArns);
  if (first === undefined) throw new RangeError("The vendor's user needs one role at least");
  const document: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Resource: others.length === 0 ? first : [first, ...others],
      },
    ],
  };
  return {
    userName: vendorUser.suggestedUserName,
    policyName: vendorUser.suggestedPolicyName,
    document,
    size: measurePolicy(document, "managed"),
  };
}

/** A plan for tests: one required and one optional capability, three requirements. */
import type { Requirement } from "@/lib/iam/requirement";
import { createTrustPolicy } from "@/lib/iam/trust-policy";
import type { RolePlan } from "../plan";

export const VENDOR_ARN = "arn:aws:iam::111122223333:user/rolebridge-vendor";
export const ROLE_ARN = "arn:aws:iam::444455556666:role/connect";
export const RIGHT_ID = "rb-0123456789abcdefghjkmnpqrstvwxyz";
export const OTHER_ID = "rb-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

function requirement(capabilityId: string, action: string, bucketArn: string | null = null): Requirement {
  const grant = { resource: bucketArn ?? "*", condition: null };
  return { action, resource: bucketArn, context: [], capabilityId, pattern: action, grant };
}

export function planWith(changes: Partial<RolePlan> = {}): RolePlan {
  return {
    accessMethod: "iam-role",
    productName: "Northwind",
    vendorPrincipalArn: VENDOR_ARN,
    vendorAccountId: "111122223333",
    roleArn: ROLE_ARN,
    roleName: "connect",
    awsAccountId: "444455556666",
    externalId: RIGHT_ID,
    otherExternalId: OTHER_ID,
    sessionName: "rolebridge-test",
    requirements: [
      requirement("instances", "ec2:DescribeInstances"),
      requirement("instances", "ec2:DescribeVolumes"),
      requirement("buckets", "s3:ListBucket", "arn:aws:s3:::logs"),
    ],
    capabilities: [
      { id: "instances", title: "Instances", required: true },
      { id: "buckets", title: "Buckets", required: false },
    ],
    trustPolicy: createTrustPolicy({ principalArn: VENDOR_ARN, externalIds: [RIGHT_ID] }),
    retryDelaysMs: [2_000, 4_000],
    ...changes,
  };
}

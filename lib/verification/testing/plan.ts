/** Plans for tests: one required and one optional capability, three requirements. */
import type { Requirement } from "@/lib/iam/requirement";
import { createTrustPolicy } from "@/lib/iam/trust-policy";
import { createSelfCheckPolicy } from "@/lib/setup/policy-sections";
import type { AccessKeyPlan, RolePlan, SiblingConnection } from "../plan";

export const VENDOR_ARN = "arn:aws:iam::111122223333:user/rolebridge-vendor";
export const ROLE_ARN = "arn:aws:iam::444455556666:role/connect";
export const USER_ARN = "arn:aws:iam::444455556666:user/team/northwind";
export const KEY_ID = "AKIAWNFKZ5PC5IQ2ZQXA";
export const UNASKED = ["iam:CreateUser", "s3:GetObject"];
export const RIGHT_ID = "rb-0123456789abcdefghjkmnpqrstvwxyz";
export const OTHER_ID = "rb-zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";
export const STAGED_ID = "rb-ssssssssssssssssssssssssssssssss";
export const RETIRING_ID = "rb-tttttttttttttttttttttttttttttttt";
export const OLDER_IDS = [
  "rb-vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv",
  "rb-wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
] as const;

export const SIBLING: SiblingConnection = {
  externalId: "rb-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
  productName: "Southwind",
  awsAccountId: "444455556666",
  hasThisRole: false,
};

function requirement(capabilityId: string, action: string, bucketArn: string | null = null): Requirement {
  const grant = { resource: bucketArn ?? "*", condition: null };
  return { action, resource: bucketArn, context: [], capabilityId, pattern: action, grant };
}

const shared = {
  productName: "Northwind",
  partition: "aws" as const,
  awsAccountId: "444455556666",
  requirements: [
    requirement("instances", "ec2:DescribeInstances"),
    requirement("instances", "ec2:DescribeVolumes"),
    requirement("buckets", "s3:ListBucket", "arn:aws:s3:::logs"),
  ],
  capabilities: [
    { id: "instances", title: "Instances", required: true },
    { id: "buckets", title: "Buckets", required: false },
  ],
  unaskedActions: UNASKED,
  asked: {
    policies: [{ name: "connectPolicy", json: createSelfCheckPolicy(ROLE_ARN) }],
    managedPolicyArns: ["arn:aws:iam::aws:policy/IAMReadOnlyAccess"],
  },
  retryDelaysMs: [2_000, 4_000],
};

export function planWith(changes: Partial<RolePlan> = {}): RolePlan {
  return {
    ...shared,
    accessMethod: "iam-role",
    vendorPrincipalArn: VENDOR_ARN,
    vendorAccountId: "111122223333",
    roleArn: ROLE_ARN,
    roleName: "connect",
    externalId: RIGHT_ID,
    stagedExternalId: null,
    retiringExternalId: null,
    olderExternalIds: [],
    siblings: [],
    workedBefore: false,
    isYoung: true,
    otherExternalId: OTHER_ID,
    sessionName: "rolebridge-test",
    longestSessionSeconds: 43_200,
    trustPolicy: createTrustPolicy({ principalArn: VENDOR_ARN, externalIds: [RIGHT_ID] }),
    ...changes,
  };
}

export function keyPlanWith(changes: Partial<AccessKeyPlan> = {}): AccessKeyPlan {
  return {
    ...shared,
    accessMethod: "access-key",
    accessKeyId: KEY_ID,
    workedBefore: false,
    userName: "northwind",
    region: "eu-central-1",
    ...changes,
  };
}

import type { Partition } from "@/lib/iam/partition";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { Requirement } from "@/lib/iam/requirement";

export interface PlannedCapability {
  id: string;
  title: string;
  required: boolean;
  /** AWS's own policies that grant it, and the single actions that stand for them. */
  managed?: { policyArns: readonly string[]; probes: readonly string[] };
}

/** The permissions that the documents of the set-up give. */
export interface AskedPermissions {
  policies: readonly { name: string; json: PolicyDocument }[];
  /** ARNs of AWS's own policies. */
  managedPolicyArns: readonly string[];
}

/** What every verification asks about and compares with; a value, so that a run can be told again. */
interface SharedPlan {
  productName: string;
  partition: Partition;
  awsAccountId: string;
  requirements: readonly Requirement[];
  capabilities: readonly PlannedCapability[];
  /** Actions that nobody asked for: who may do them may do much more than the product needs. */
  unaskedActions: readonly string[];
  /** What the set-up gives, and no more. */
  asked: AskedPermissions;
  /** Pauses before each further attempt while AWS spreads what is young, in milliseconds. */
  retryDelaysMs: readonly number[];
}

/** Another connection of the same customer: its External ID may have been pasted into the trust policy by mistake. */
export interface SiblingConnection {
  externalId: string;
  productName: string;
  awsAccountId: string;
  /** Whether it was given this very role, which then has to go on serving it. */
  hasThisRole: boolean;
}

export interface RolePlan extends SharedPlan {
  accessMethod: "iam-role";
  vendorPrincipalArn: string;
  vendorAccountId: string;
  roleArn: string;
  roleName: string;
  externalId: string;
  /** A new External ID that is to take its place once it is proven: being refused is no fault yet. */
  stagedExternalId: string | null;
  /** The one that was replaced lately, while the customer may still be taking it out of the trust policy. */
  retiringExternalId: string | null;
  /** Former External IDs of this connection, the newest first: none of them may open the role. */
  olderExternalIds: readonly string[];
  /** A few other connections of this customer, and never of another one, the likeliest mix-up first. */
  siblings: readonly SiblingConnection[];
  /** Whether a run has proven this very role before. */
  workedBefore: boolean;
  /** Whether the Role ARN was entered so lately that the role may not be spread yet. */
  isYoung: boolean;
  /** A second, random External ID that nobody was given. */
  otherExternalId: string;
  sessionName: string;
  /** The longest session that the product asks for. */
  longestSessionSeconds: number;
  /** The document that the customer was shown; remedies give it again, corrected. */
  trustPolicy: PolicyDocument;
}

export interface AccessKeyPlan extends SharedPlan {
  accessMethod: "access-key";
  accessKeyId: string;
  /** Whether a run has proven this very key before. */
  workedBefore: boolean;
  /** The user that the key is of, as far as is known: the one that the documents are made out to. */
  userName: string;
  /** The group through which the product's guide grants the permissions, where it does. */
  groupName?: string | null;
  /** The default region, where the customer named one. */
  region: string | null;
}

export type VerificationPlan = RolePlan | AccessKeyPlan;

const YOUNG_MINUTES = 10;
const MS_PER_MINUTE = 60_000;
const YOUNG_DELAYS_MS = [2_000, 4_000, 8_000, 15_000];
const SETTLED_DELAYS_MS = [2_000, 4_000];

/**
 * How patiently to ask again when a role is refused or a key unknown. Such a change takes seconds, seldom a minute, to
 * be seen everywhere (IAM User Guide, "Troubleshoot IAM: changes that I make are not always immediately visible").
 */
export function choosePatience(ageMs: number): readonly number[] {
  return isYoungAt(ageMs) ? YOUNG_DELAYS_MS : SETTLED_DELAYS_MS;
}

export function isYoungAt(ageMs: number): boolean {
  return ageMs < YOUNG_MINUTES * MS_PER_MINUTE;
}

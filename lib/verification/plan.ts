import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { Requirement } from "@/lib/iam/requirements";

/** Everything that a verification asks about and compares with; a value, so that a run can be told again. */
export interface VerificationPlan {
  productName: string;
  vendorPrincipalArn: string;
  vendorAccountId: string;
  roleArn: string;
  roleName: string;
  awsAccountId: string;
  externalId: string;
  /** A second, random External ID that nobody was given. */
  otherExternalId: string;
  sessionName: string;
  requirements: readonly Requirement[];
  capabilities: readonly { id: string; title: string; required: boolean }[];
  /** The documents that the customer was shown; remedies give them again, corrected. */
  trustPolicy: PolicyDocument;
  selfCheckPolicy: PolicyDocument;
  /** Pauses before each further attempt while AWS spreads a young role, in milliseconds. */
  retryDelaysMs: readonly number[];
}

const YOUNG_ROLE_MINUTES = 10;
const MS_PER_MINUTE = 60_000;
const YOUNG_ROLE_DELAYS_MS = [2_000, 4_000, 8_000, 15_000];
const SETTLED_ROLE_DELAYS_MS = [2_000, 4_000];

/**
 * How patiently to ask again when a role is refused. A role or a trust policy takes seconds, seldom a minute, to
 * be seen everywhere (IAM User Guide, "Troubleshoot IAM: changes that I make are not always immediately visible").
 */
export function choosePatience(roleArnAgeMs: number): readonly number[] {
  return roleArnAgeMs < YOUNG_ROLE_MINUTES * MS_PER_MINUTE ? YOUNG_ROLE_DELAYS_MS : SETTLED_ROLE_DELAYS_MS;
}

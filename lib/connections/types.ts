import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { CheckResult } from "@/lib/verification/check-result";

declare const authorized: unique symbol;

/** A connection as its own customer sees it. Only `queries.ts` makes one, after it has proven whose it is. */
export interface AuthorizedConnection {
  readonly [authorized]: true;
  id: string;
  customerId: string;
  integrationId: string;
  accessMethod: "iam-role";
  permissionSetId: string;
  partition: Partition;
  awsAccountId: AwsAccountId;
  externalId: string;
  roleArn: string | null;
  roleArnSince: Date | null;
  state: ConnectionState;
  stateSince: Date;
  provenAt: Date | null;
  createdAt: Date;
}

/** A connection as a row of the list. */
export interface ConnectionSummary {
  id: string;
  integrationId: string;
  awsAccountId: string;
  roleArn: string | null;
  state: ConnectionState;
  lastVerifiedAt: Date | null;
  /** False where the last run could not look at the permissions. */
  permissionsVerified: boolean;
}

/** One verification as it is stored, its finished checks in it. */
export interface VerificationRecord {
  id: string;
  connectionId: string;
  roleArn: string | null;
  externalId: string | null;
  startedAt: Date;
  deadlineAt: Date;
  finishedAt: Date | null;
  outcome: ConnectionState | null;
  results: CheckResult[];
}

import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import type { AccessMethod } from "@/lib/integrations/manifest";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { AnswerKind } from "@/lib/setup/answer-kind";
import type { CheckResult } from "@/lib/verification/check-result";

declare const authorized: unique symbol;

/** A connection that somebody may see. Only `queries.ts` makes one, after it has proven who asks. */
export interface AuthorizedConnection {
  readonly [authorized]: true;
  id: string;
  customerId: string;
  integrationId: string;
  accessMethod: AccessMethod;
  permissionSetId: string;
  /** Empty takes all of the permission set. */
  capabilityIds: string[];
  /** The services that a session may use; empty approves all that the role has. */
  approvedCapabilityIds: string[];
  settings: Record<string, string>;
  partition: Partition;
  awsAccountId: AwsAccountId;
  /** The one that the role is to open with; of a disconnected connection the last one. */
  externalId: string;
  /** A new one that is to take its place once it is proven. */
  stagedExternalId: string | null;
  /** The one that it replaced, until the role is proven to refuse it. */
  retiringExternalId: string | null;
  /** Every retired one, the newest first. */
  formerExternalIds: string[];
  /** How far a change of the External ID has come; null where none goes on. */
  rotation: OpenRotation | null;
  roleArn: string | null;
  roleArnSince: Date | null;
  /** What AWS told the customer, as they pasted it last to have it explained: of a key nothing but IDs and statuses. */
  pastedAnswer: string | null;
  pastedAnswerKind: AnswerKind | null;
  pastedAnswerAt: Date | null;
  /** The key that serves the product, by access method `access-key`. */
  currentKey: HeldKey | null;
  /** A newer key that is still to be proven. */
  candidateKey: HeldKey | null;
  userArn: string | null;
  region: string | null;
  state: ConnectionState;
  /** The gravest finding of the last run. */
  verdictCode: string | null;
  stateSince: Date;
  provenAt: Date | null;
  disconnectedAt: Date | null;
  createdAt: Date;
}

/** A change of the External ID that goes on. */
export interface OpenRotation {
  id: string;
  stage: "staged" | "promoted" | "revoked";
  reason: string;
  fromExternalId: string;
  toExternalId: string;
  startedAt: Date;
  promotedAt: Date | null;
}

/** An access key without its secret. */
export interface HeldKey {
  rowId: string;
  accessKeyId: string;
  createdAt: Date;
}

/** A connection as a row of the list. */
export interface ConnectionSummary {
  id: string;
  integrationId: string;
  awsAccountId: string;
  /** The Role ARN or the Access Key ID, once it was entered. */
  access: string | null;
  state: ConnectionState;
  lastVerifiedAt: Date | null;
  /** False where the last run could not look at the permissions. */
  permissionsVerified: boolean;
}

/** One verification as it is stored, its finished checks in it. */
export interface VerificationRecord {
  id: string;
  connectionId: string;
  accessMethod: AccessMethod;
  startedAt: Date;
  deadlineAt: Date;
  finishedAt: Date | null;
  outcome: ConnectionState | null;
  results: CheckResult[];
}

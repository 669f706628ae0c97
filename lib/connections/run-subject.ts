import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { SiblingConnection } from "@/lib/verification/plan";
import { listSiblings } from "./siblings";
import type { AuthorizedConnection } from "./types";

export type RunConnection = Pick<
  AuthorizedConnection,
  | "id"
  | "customerId"
  | "integrationId"
  | "permissionSetId"
  | "capabilityIds"
  | "partition"
  | "awsAccountId"
  | "provenAt"
  | "userArn"
>;

interface SharedRun {
  verificationId: string;
  stateBefore: ConnectionState;
  connection: RunConnection;
  /** When the run ends, whatever AWS has left unanswered. */
  deadlineAt: Date;
  /** Since when the Role ARN or the key is known: what is young may not be spread yet. */
  accessSince: Date;
}

export interface RoleRun extends SharedRun {
  accessMethod: "iam-role";
  roleArn: string;
  externalId: string;
  stagedExternalId: string | null;
  retiringExternalId: string | null;
  olderExternalIds: string[];
  siblings: SiblingConnection[];
  /** Whether the former External ID was revoked at once: that the role refuses the new one is then no breakage. */
  isRevoked: boolean;
}

export interface KeyRun extends SharedRun {
  accessMethod: "access-key";
  key: { rowId: string; accessKeyId: string; envelope: string | null; region: string | null };
  /** Whether another key serves on, whatever becomes of this one. */
  hasServingKey: boolean;
  /** Whether that key works, and its permissions were looked at and found to be there. */
  hasVerifiedServingKey: boolean;
}

/** What a run is about, read for the job that carries it out; the member's right was proven when it was started. */
export type RunSubject = RoleRun | KeyRun;

/** Role ARN, External IDs and key are the run's own: what is entered while it runs belongs to the next one. */
export async function getRunSubject(verificationId: string): Promise<RunSubject> {
  const { connection: row, ...run } = await getDatabase().verification.findUniqueOrThrow({
    where: { id: verificationId },
    include: {
      connection: { include: { accessKeys: true, rotations: { where: { open: true, stage: "revoked" } } } },
    },
  });
  const { accessKeys, rotations, ...facts } = row;
  const connection = facts as unknown as RunConnection;
  const { deadlineAt } = run;
  const shared = { verificationId, deadlineAt, stateBefore: run.stateBefore as ConnectionState, connection };
  if (run.accessMethod === "iam-role") {
    const { roleArn, externalId, stagedExternalId, retiringExternalId, olderExternalIds } = run;
    if (roleArn === null || externalId === null) throw new Error("A run by role has lost its role");
    return {
      ...shared,
      accessMethod: "iam-role",
      roleArn,
      externalId,
      stagedExternalId,
      retiringExternalId,
      olderExternalIds,
      siblings: await listSiblings(connection, roleArn),
      isRevoked: rotations.length > 0,
      accessSince: row.roleArnSince ?? run.startedAt,
    };
  }
  const key = accessKeys.find(({ id }) => id === run.accessKeyRow);
  if (!key) throw new Error("A run by access key has lost its key");
  const { id: rowId, accessKeyId, envelope, region, createdAt } = key;
  const serving = accessKeys.find((one) => one.stage === "current" && one.id !== rowId);
  return {
    ...shared,
    accessMethod: "access-key",
    key: { rowId, accessKeyId, envelope, region },
    hasServingKey: serving !== undefined,
    hasVerifiedServingKey: serving !== undefined && (await isVerified(serving.id, shared.stateBefore)),
    accessSince: createdAt,
  };
}

/** What the last look at the key's permissions said counts; one that could not look says nothing. */
async function isVerified(accessKeyRow: string, state: ConnectionState): Promise<boolean> {
  if (state !== "connected") return false;
  const lastLook = await getDatabase().storedCheck.findFirst({
    where: {
      check: "permissions",
      verdict: { in: ["pass", "warn", "fail"] },
      verification: { accessKeyRow },
    },
    orderBy: { finishedAt: "desc" },
  });
  return lastLook !== null && lastLook.verdict !== "fail";
}

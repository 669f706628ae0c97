import "server-only";
import { cache } from "react";
import type { Prisma } from "@/generated/prisma/client";
import { getDatabase } from "@/lib/db/client";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { MemberActor } from "@/lib/session/actors";
import type { CheckResult } from "@/lib/verification/check-result";
import type { AuthorizedConnection, ConnectionSummary, VerificationRecord } from "./types";

const LIST_LIMIT = 200;

/** The member's connection, or null where it is not theirs: that and "does not exist" are the same answer. */
export const findConnection = cache(
  async (actor: MemberActor, connectionId: string): Promise<AuthorizedConnection | null> => {
    const row = await getDatabase().connection.findFirst({
      where: { id: connectionId, customerId: actor.customerId },
      include: { externalIds: { where: { stage: "current" } } },
    });
    const externalId = row?.externalIds[0]?.value;
    if (!row || externalId === undefined) return null;
    const { externalIds: _, ...facts } = row;
    return { ...facts, externalId } as unknown as AuthorizedConnection;
  },
);

/** The customer's connections, newest first. */
export async function listConnections(actor: MemberActor): Promise<ConnectionSummary[]> {
  const rows = await getDatabase().connection.findMany({
    where: { customerId: actor.customerId },
    orderBy: { createdAt: "desc" },
    take: LIST_LIMIT,
    include: {
      verifications: { orderBy: { startedAt: "desc" }, take: 1, where: { finishedAt: { not: null } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    integrationId: row.integrationId,
    awsAccountId: row.awsAccountId,
    roleArn: row.roleArn,
    state: row.state as ConnectionState,
    lastVerifiedAt: row.verifications[0]?.finishedAt ?? null,
  }));
}

/** The connection's newest run, whether it is still under way or not. */
export async function findLatestVerification(
  connection: AuthorizedConnection,
): Promise<VerificationRecord | null> {
  const row = await getDatabase().verification.findFirst({
    where: { connectionId: connection.id },
    orderBy: { startedAt: "desc" },
    include: { checks: true },
  });
  return row && toRecord(row);
}

/** A run by its id, for the job that carries it out and the page that follows it. */
export async function getVerification(verificationId: string): Promise<VerificationRecord> {
  const row = await getDatabase().verification.findUniqueOrThrow({
    where: { id: verificationId },
    include: { checks: true },
  });
  return toRecord(row);
}

function toRecord(row: Prisma.VerificationGetPayload<{ include: { checks: true } }>): VerificationRecord {
  const { id, connectionId, roleArn, externalId, startedAt, deadlineAt, finishedAt } = row;
  return {
    id,
    connectionId,
    roleArn,
    externalId,
    startedAt,
    deadlineAt,
    finishedAt,
    outcome: row.outcome as ConnectionState | null,
    results: row.checks.map((stored) => stored.result as unknown as CheckResult),
  };
}

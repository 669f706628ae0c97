import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { AccessKey as AccessKeyRow, Prisma } from "@/generated/prisma/client";
import type { Permission } from "@/lib/access/permissions";
import { getDatabase } from "@/lib/db/client";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import { paths } from "@/lib/paths";
import type { ActorWith } from "@/lib/session/actors";
import { findActor, requireActor } from "@/lib/session/require-actor";
import { scopeOf } from "@/lib/session/scope";
import type { CheckResult } from "@/lib/verification/check-result";
import { EXTERNAL_IDS_LIMIT, NEWEST_EXTERNAL_ID, sortExternalIds } from "./sort-external-ids";
import type { AuthorizedConnection, ConnectionSummary, HeldKey, VerificationRecord } from "./types";

const LIST_LIMIT = 200;

async function readConnection(
  scope: { customerId?: string },
  connectionId: string,
): Promise<AuthorizedConnection | null> {
  const row = await getDatabase().connection.findFirst({
    where: { id: connectionId, ...scope },
    include: {
      externalIds: { orderBy: NEWEST_EXTERNAL_ID, take: EXTERNAL_IDS_LIMIT },
      rotations: { where: { open: true } },
      accessKeys: { where: { stage: { not: null } } },
    },
  });
  const externalIds = row && sortExternalIds(row.externalIds, row.disconnectedAt !== null);
  if (!row || !externalIds) return null;
  const { externalIds: _, rotations, accessKeys, ...facts } = row;
  const keys = { currentKey: findKey(accessKeys, "current"), candidateKey: findKey(accessKeys, "candidate") };
  const rotation = rotations[0] ?? null;
  return { ...facts, ...keys, ...externalIds, rotation } as unknown as AuthorizedConnection;
}

function findKey(rows: AccessKeyRow[], stage: "current" | "candidate"): HeldKey | null {
  const row = rows.find((one) => one.stage === stage);
  return row ? { rowId: row.id, accessKeyId: row.accessKeyId, createdAt: row.createdAt } : null;
}

/** A member's own connection, or any for staff; null where it is not theirs, which is the same answer as "none". */
export const findConnection = cache((actor: ActorWith<"connection.read">, connectionId: string) =>
  readConnection(scopeOf(actor), connectionId),
);

/** The connection, for whoever is signed in and holds the permission; 404 for others, sign-in for nobody. */
export async function requireConnection(
  permission: Permission,
  connectionId: string,
  next: string,
): Promise<AuthorizedConnection> {
  const actor = await requireActor(permission, next);
  return (await findConnection(actor, connectionId)) ?? notFound();
}

/** The same for a customer's own pages. Staff who follow a customer's link come to their own page of it. */
export async function requireOwnConnection(
  connectionId: string,
  next: string,
): Promise<AuthorizedConnection> {
  if ((await findActor())?.kind === "staff") redirect(paths.supportConnection(connectionId));
  return requireConnection("connection.read-own", connectionId, next);
}

/** An authorised connection as it stands now, past what this request has read before. */
export async function findConnectionAgain({
  id,
  customerId,
}: AuthorizedConnection): Promise<AuthorizedConnection> {
  return (await readConnection({ customerId }, id)) ?? notFound();
}

/** The customer's connections, newest first. */
export async function listConnections(actor: ActorWith<"connection.read-own">): Promise<ConnectionSummary[]> {
  const rows = await getDatabase().connection.findMany({
    where: scopeOf(actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LIST_LIMIT,
    include: {
      // "current" before "candidate": in the reverse order of the alphabet.
      accessKeys: { where: { stage: { not: null } }, orderBy: { stage: "desc" }, take: 1 },
      verifications: {
        orderBy: { startedAt: "desc" },
        take: 1,
        where: { finishedAt: { not: null } },
        include: {
          checks: { where: { check: "permissions", verdict: "unverified" }, select: { check: true } },
        },
      },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    integrationId: row.integrationId,
    awsAccountId: row.awsAccountId,
    access: row.accessMethod === "iam-role" ? row.roleArn : (row.accessKeys[0]?.accessKeyId ?? null),
    state: row.state as ConnectionState,
    lastVerifiedAt: row.verifications[0]?.finishedAt ?? null,
    permissionsVerified: (row.verifications[0]?.checks.length ?? 0) === 0,
  }));
}

/** The connection's newest run, whether it is still under way or not; the one that is named where one is. */
export async function findVerification(
  connection: AuthorizedConnection,
  runId?: string,
): Promise<VerificationRecord | null> {
  const row = await getDatabase().verification.findFirst({
    where: { connectionId: connection.id, ...(runId !== undefined && { id: runId }) },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    include: { checks: true },
  });
  return row && toRecord(row);
}

/** The newest run by the connection's access method that has ended; `known` is the newest of all, where that was read. */
export async function findFinishedRun(
  { id: connectionId, accessMethod }: AuthorizedConnection,
  known: VerificationRecord | null = null,
): Promise<VerificationRecord | null> {
  if (known?.finishedAt && known.accessMethod === accessMethod) return known;
  const row = await getDatabase().verification.findFirst({
    where: { connectionId, accessMethod, finishedAt: { not: null } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    include: { checks: true },
  });
  return row && toRecord(row);
}

function toRecord(row: Prisma.VerificationGetPayload<{ include: { checks: true } }>): VerificationRecord {
  const { id, connectionId, startedAt, deadlineAt, finishedAt } = row;
  return {
    id,
    connectionId,
    accessMethod: row.accessMethod as VerificationRecord["accessMethod"],
    startedAt,
    deadlineAt,
    finishedAt,
    outcome: row.outcome as ConnectionState | null,
    results: row.checks.map((stored) => stored.result as unknown as CheckResult),
  };
}

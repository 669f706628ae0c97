import "server-only";
import { type AuditEvent, recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { findConnection } from "../queries";
import { lockConnection } from "./lock-connection";

const MINUTES_10 = 600_000;
/** More in ten minutes tell support nothing new: somebody tries without end. */
const MOST_IN_10_MINUTES = 10;

const REFUSED = ["connection.access-key-refused", "connection.role-arn-refused"] as const;
const ENTERED = ["connection.access-key-entered", "connection.role-arn-entered"] as const;

export type Refusal = Extract<AuditEvent, { action: (typeof REFUSED)[number] }>;

/**
 * Writes down that a form refused an access key or a Role ARN, for whoever helps: nothing else of it is kept. What was
 * refused a moment ago and is refused again for the same reason is told once.
 */
export async function noteRefusal(
  actor: ActorWith<"connection.set-up">,
  connectionId: string,
  refusal: Refusal,
): Promise<void> {
  const connection = await findConnection(actor, connectionId);
  if (connection === null || connection.disconnectedAt !== null) return;
  const { customerId } = connection;
  await inTransaction(async (transaction) => {
    await lockConnection(transaction, connectionId);
    if (await isTold(transaction, connectionId, refusal)) return;
    await recordAuditEvent(transaction, { actor, customerId, connectionId }, refusal);
  });
}

async function isTold(transaction: Transaction, connectionId: string, refusal: Refusal): Promise<boolean> {
  const events = await transaction.auditEvent.findMany({
    where: {
      connectionId,
      action: { in: [...REFUSED, ...ENTERED] },
      at: { gte: new Date(Date.now() - MINUTES_10) },
    },
    orderBy: { sequence: "desc" },
    take: 2 * MOST_IN_10_MINUTES,
  });
  const refused = events.filter(({ action }) => isRefused(action));
  if (refused.length >= MOST_IN_10_MINUTES) return true;
  const accepted = events.findIndex(({ action }) => !isRefused(action));
  const sinceAccepted = accepted < 0 ? events : events.slice(0, accepted);
  return sinceAccepted.some(
    ({ action, detail }) => action === refusal.action && isSame(detail, refusal.detail),
  );
}

function isRefused(action: string): boolean {
  return (REFUSED as readonly string[]).includes(action);
}

function isSame(stored: unknown, detail: Refusal["detail"]): boolean {
  const known = stored as Record<string, unknown>;
  return Object.entries(detail).every(([name, value]) => known[name] === value);
}

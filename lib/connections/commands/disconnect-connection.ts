import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { getRotationSubject } from "../rotation-subject";
import type { AuthorizedConnection } from "../types";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { lockConnection } from "./lock-connection";
import { moveRotation } from "./move-rotation";
import { retireExternalId } from "./retire-external-id";
import { destroyKeys } from "./settle-keys";
import { supersedeRun } from "./supersede-run";

/**
 * Ends a connection at once: every stored secret is destroyed, what was pasted is forgotten, every External ID
 * becomes a tombstone, and nothing of it changes any more. The row and its history stay. Ending it again changes nothing.
 */
export async function disconnectConnection(
  actor: ActorWith<"connection.disconnect">,
  { id: connectionId, customerId }: AuthorizedConnection,
): Promise<void> {
  await inTransaction(async (transaction) => {
    await lockConnection(transaction, connectionId);
    const ended = { id: connectionId, disconnectedAt: { not: null } };
    if ((await transaction.connection.count({ where: ended })) > 0) return;
    await supersedeRun(transaction, connectionId);
    await endExternalIds(transaction, connectionId);
    const held = { connectionId, envelope: { not: null } };
    const keysDestroyed = await transaction.accessKey.count({ where: held });
    await destroyKeys(transaction, { connectionId });
    const now = new Date();
    await transaction.connection.update({
      where: { id: connectionId },
      data: { state: "disconnected", stateSince: now, disconnectedAt: now, ...FORGOTTEN_ANSWER },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.disconnected", detail: { keysDestroyed } },
    );
  });
}

/** The present one is retired last: what is read of an ended connection is its last External ID. */
async function endExternalIds(transaction: Transaction, connectionId: string): Promise<void> {
  const subject = await getRotationSubject(transaction, connectionId);
  const { rotation, stagedExternalId, retiringExternalId, externalId } = subject;
  if (rotation) await moveRotation(transaction, rotation, "disconnect");
  const before = new Date(Date.now() - 1);
  for (const value of [retiringExternalId, stagedExternalId])
    if (value !== null) await retireExternalId(transaction, value, before);
  await retireExternalId(transaction, externalId);
}

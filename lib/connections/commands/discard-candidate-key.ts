import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { lockConnection } from "./lock-connection";
import { destroyKeys } from "./settle-keys";
import { supersedeRun } from "./supersede-run";

/** Gives up a key that was to replace the current one; its secret is destroyed. One that serves already stays. */
export async function discardCandidateKey(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
): Promise<void> {
  const { id: connectionId, customerId, candidateKey } = connection;
  if (!candidateKey) return;
  await inTransaction(async (transaction) => {
    await lockConnection(transaction, connectionId);
    const candidate = { id: candidateKey.rowId, stage: "candidate" };
    if ((await transaction.accessKey.count({ where: candidate })) === 0) return;
    const stateBefore = await supersedeRun(transaction, connectionId);
    await destroyKeys(transaction, candidate);
    await transaction.connection.update({
      where: { id: connectionId },
      data: { ...(stateBefore && { state: stateBefore }), ...FORGOTTEN_ANSWER },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.access-key-discarded", detail: { accessKeyId: candidateKey.accessKeyId } },
    );
  });
}

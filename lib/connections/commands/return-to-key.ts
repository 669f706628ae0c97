import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { supersedeRun } from "./supersede-run";

/**
 * Gives up the way to a role while the key still serves. The connection stands again as the key's last run left it;
 * a Role ARN that was entered stays, for the next attempt.
 */
export async function returnToKey(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
): Promise<Rejection | null> {
  const { id: connectionId, customerId } = connection;
  return inTransaction(async (transaction) => {
    await supersedeRun(transaction, connectionId);
    const key = await transaction.accessKey.findFirst({ where: { connectionId, stage: "current" } });
    if (!key)
      return { formError: "The key does not serve any more: the role has taken its place. Reload the page." };
    const { count } = await transaction.connection.updateMany({
      where: { id: connectionId, accessMethod: "iam-role" },
      data: {
        accessMethod: "access-key",
        state: await findStateByKey(transaction, key.id),
        stateSince: new Date(),
        provenAt: key.provenAt,
        ...FORGOTTEN_ANSWER,
      },
    });
    if (count === 0) return null;
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.returned-to-key", detail: { accessKeyId: key.accessKeyId } },
    );
    return null;
  });
}

async function findStateByKey(transaction: Transaction, accessKeyRow: string): Promise<ConnectionState> {
  const run = await transaction.verification.findFirst({
    where: { accessKeyRow, outcome: { not: null } },
    orderBy: { startedAt: "desc" },
  });
  return (run?.outcome ?? "awaiting-setup") as ConnectionState;
}

import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";

/** Notes that the customer says the role now stands in AWS. Saying it again changes nothing. */
export async function confirmRoleCreated(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
): Promise<void> {
  const { id: connectionId, customerId } = connection;
  await inTransaction(async (transaction) => {
    const { count } = await transaction.connection.updateMany({
      where: { id: connectionId, state: "draft" },
      data: { state: "awaiting-setup", stateSince: new Date() },
    });
    if (count === 0) return;
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      {
        action: "connection.role-created",
        detail: {},
      },
    );
  });
}

import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getIntegration } from "@/lib/connections/integrations";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { lockOpenConnection } from "./lock-connection";
import { supersedeRun } from "./supersede-run";

/**
 * Takes a connection from an access key to a role. Connection and history stay, and the key serves on until a
 * verification has proven the role; then it is destroyed.
 */
export async function moveToRole(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
): Promise<Rejection | null> {
  const { id: connectionId, customerId } = connection;
  const integration = getIntegration(connection.integrationId);
  if (!integration.accessMethods["iam-role"]) {
    return { formError: `${integration.name} cannot be connected by a role yet.` };
  }
  if (connection.accessMethod === "iam-role") return null;
  await inTransaction(async (transaction) => {
    await lockOpenConnection(transaction, connectionId);
    // Another tab may have moved it already, and its role may be proven by now: that stays.
    if (
      (await transaction.connection.count({ where: { id: connectionId, accessMethod: "access-key" } })) === 0
    )
      return;
    await supersedeRun(transaction, connectionId);
    await transaction.connection.update({
      where: { id: connectionId },
      data: {
        accessMethod: "iam-role",
        state: "draft",
        stateSince: new Date(),
        provenAt: null,
        ...FORGOTTEN_ANSWER,
      },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.moved-to-role", detail: {} },
    );
  });
  return null;
}

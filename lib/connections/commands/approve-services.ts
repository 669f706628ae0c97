import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import { listApprovableCapabilities } from "@/lib/integrations/selection";
import type { ActorWith } from "@/lib/session/actors";
import { choiceOf } from "../documents";
import type { AuthorizedConnection } from "../types";
import { lockOpenConnection } from "./lock-connection";

/**
 * Notes which services a session of the product may use. The role stays as it is, and so does what was verified of
 * it; only the session policy follows.
 */
export async function approveServices(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  serviceIds: readonly string[],
): Promise<Rejection | null> {
  const { id: connectionId, customerId } = connection;
  return inTransaction(async (transaction) => {
    await lockOpenConnection(transaction, connectionId);
    const { approvedCapabilityIds, ...chosen } = await transaction.connection.findUniqueOrThrow({
      where: { id: connectionId },
      select: {
        integrationId: true,
        permissionSetId: true,
        capabilityIds: true,
        approvedCapabilityIds: true,
      },
    });
    const approvable = listApprovableCapabilities(choiceOf(chosen)).map(({ id }) => id);
    const approved = approvable.filter((id) => serviceIds.includes(id));
    if (approved.length === 0) return { formError: "Approve at least one service: a session needs one." };
    if (approved.join() === approvedCapabilityIds.join()) return null;
    await transaction.connection.update({
      where: { id: connectionId },
      data: { approvedCapabilityIds: approved },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.services-approved", detail: { capabilityIds: approved.join(" ") } },
    );
    return null;
  });
}

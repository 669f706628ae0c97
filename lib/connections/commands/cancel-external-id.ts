import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { getRotationSubject } from "../rotation-subject";
import { lockOpenConnection } from "./lock-connection";
import { mailRotation } from "./mail-rotation";
import { moveRotation } from "./move-rotation";
import { retireExternalId } from "./retire-external-id";
import { supersedeRun } from "./supersede-run";

/**
 * Takes a staged External ID back, as long as no run has promoted it. The one that the customer has stays; the
 * staged one becomes a tombstone. A run that was to prove it has no say any more.
 */
export async function cancelExternalId(
  actor: ActorWith<"external-id.regenerate">,
  connectionId: string,
  { reason }: { reason: string },
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    await lockOpenConnection(transaction, connectionId);
    const { rotation, customerId } = await getRotationSubject(transaction, connectionId);
    if (rotation?.stage !== "staged") {
      return { formError: "There is no staged External ID to cancel. One that was promoted is in use." };
    }
    const stateBefore = await supersedeRun(transaction, connectionId);
    if (stateBefore) {
      const data = { state: stateBefore };
      await transaction.connection.update({ where: { id: connectionId }, data });
    }
    const { id: rotationId, fromExternalId: from, toExternalId: to } = rotation;
    await retireExternalId(transaction, to);
    await moveRotation(transaction, rotation, "cancel");
    await mailRotation(transaction, connectionId, { news: "cancelled", reason });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId, reason },
      { action: "external-id.cancelled", detail: { rotationId, from, to } },
    );
    return null;
  });
}

import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { ActorWith } from "@/lib/session/actors";
import { drawExternalId } from "../external-id";
import { getRotationSubject, type RotationSubject } from "../rotation-subject";
import { mailRotation } from "./mail-rotation";
import { moveRotation } from "./move-rotation";
import { retireExternalId } from "./retire-external-id";
import { startRotation } from "./start-rotation";
import { supersedeRun } from "./supersede-run";

/**
 * Retires every External ID of the connection at once and gives it a new one. Nothing is staged, so the product has
 * no access until the new one stands in the trust policy.
 */
export async function revokeExternalId(
  actor: ActorWith<"external-id.revoke">,
  connectionId: string,
  { reason }: { reason: string },
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    const stateBefore = await supersedeRun(transaction, connectionId);
    const subject = await getRotationSubject(transaction, connectionId);
    if (subject.accessMethod !== "iam-role")
      return { formError: "This connection is made by an access key, which has no External ID." };
    const { externalId: from, customerId } = subject;
    const to = await replaceAll(transaction, subject);
    const facts = { connectionId, campaignId: null, stage: "revoked", reason, from, to } as const;
    const rotationId = await startRotation(transaction, actor, facts);
    const former = stateBefore ?? subject.state;
    const state = stateAfter(former);
    const data = { state, ...(state !== former && { stateSince: new Date() }) };
    await transaction.connection.update({ where: { id: connectionId }, data });
    if (state === "action-needed") await mailRotation(transaction, connectionId, { news: "revoked", reason });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId, reason },
      { action: "external-id.revoked", detail: { rotationId, from, to } },
    );
    return null;
  });
}

/** The present one last, so that it is the newest of the retired ones. */
async function replaceAll(transaction: Transaction, subject: RotationSubject): Promise<string> {
  const { connectionId, rotation, externalId, stagedExternalId, retiringExternalId } = subject;
  if (rotation) await moveRotation(transaction, rotation, "revoke");
  for (const value of [retiringExternalId, stagedExternalId, externalId])
    if (value !== null) await retireExternalId(transaction, value);
  const value = drawExternalId();
  await transaction.externalId.create({ data: { value, connectionId, stage: "current" } });
  return value;
}

/** What nobody has verified yet has nothing to lose: it goes on with the new External ID where it was. */
function stateAfter(before: ConnectionState): ConnectionState {
  return before === "draft" || before === "awaiting-setup" ? before : "action-needed";
}

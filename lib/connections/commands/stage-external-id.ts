import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import type { ActorWith } from "@/lib/session/actors";
import { drawExternalId } from "../external-id";
import { getRotationSubject, type RotationSubject } from "../rotation-subject";
import { lockOpenConnection } from "./lock-connection";
import { mailRotation } from "./mail-rotation";
import { startRotation } from "./start-rotation";

interface StageExternalId {
  reason: string;
  campaignId?: string;
}

/**
 * Gives the connection a new External ID beside its present one, which serves on. The customer is told to let both
 * in; the run that proves the new one promotes it. Says why not where a connection has no use for it.
 */
export function stageExternalId(
  actor: ActorWith<"external-id.regenerate">,
  connectionId: string,
  facts: StageExternalId,
): Promise<Rejection | null> {
  return inTransaction((transaction) => stageWithin(transaction, actor, connectionId, facts));
}

/** The same within a transaction of the caller's. */
export async function stageWithin(
  transaction: Transaction,
  actor: ActorWith<"external-id.regenerate">,
  connectionId: string,
  { reason, campaignId }: StageExternalId,
): Promise<Rejection | null> {
  await lockOpenConnection(transaction, connectionId);
  const subject = await getRotationSubject(transaction, connectionId);
  const fault = nameFault(subject);
  if (fault) return { formError: fault };
  await stage(transaction, actor, subject, { reason, campaignId: campaignId ?? null });
  return null;
}

async function stage(
  transaction: Transaction,
  actor: ActorWith<"external-id.regenerate">,
  { connectionId, customerId, externalId: from }: RotationSubject,
  { reason, campaignId }: { reason: string; campaignId: string | null },
): Promise<void> {
  const to = drawExternalId();
  await transaction.externalId.create({ data: { value: to, connectionId, stage: "staged" } });
  const facts = { connectionId, campaignId, stage: "staged", reason, from, to } as const;
  const rotationId = await startRotation(transaction, actor, facts);
  await mailRotation(transaction, connectionId, { news: "staged", reason });
  await recordAuditEvent(
    transaction,
    { actor, customerId, connectionId, reason },
    { action: "external-id.staged", detail: { rotationId, from, to, campaignId } },
  );
}

/** Why a new External ID cannot be staged now; null where it can. */
function nameFault({ accessMethod, provenAt, rotation }: RotationSubject): string | null {
  if (accessMethod !== "iam-role")
    return "This connection is made by an access key, which has no External ID.";
  if (rotation !== null) return "A new External ID is under way for this connection already.";
  if (provenAt === null)
    return "This connection was never proven, so there is no access to keep. Revoke its External ID instead.";
  return null;
}

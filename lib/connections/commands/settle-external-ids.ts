import "server-only";
import type { ExternalIdRotation } from "@/generated/prisma/client";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import type { Transaction } from "@/lib/db/transaction";
import type { RotationProof } from "@/lib/verification/rotation-proof";
import type { RunSubject } from "../run-subject";
import { mailRotation } from "./mail-rotation";
import { moveRotation } from "./move-rotation";
import { retireExternalId } from "./retire-external-id";

type Run = Extract<RunSubject, { accessMethod: "iam-role" }>;

/**
 * What a finished run means for a change of the External ID: one that it proved takes over, one that it proved to be
 * refused is retired for good. Only a run that asked with these very External IDs has a say.
 */
export async function settleExternalIds(
  transaction: Transaction,
  subject: RunSubject,
  proof: RotationProof | undefined,
): Promise<void> {
  if (subject.accessMethod !== "iam-role" || !proof) return;
  const where = { connectionId: subject.connection.id, open: true };
  const rotation = await transaction.externalIdRotation.findFirst({ where });
  if (!rotation) return;
  if (rotation.stage === "staged") {
    const isOfThisRun =
      subject.externalId === rotation.fromExternalId && subject.stagedExternalId === rotation.toExternalId;
    if (!isOfThisRun || !proof.isNewProven) return;
    const promoted = await promote(transaction, rotation, subject);
    if (proof.isPresentRefused) return retire(transaction, promoted, subject);
    const { connectionId, reason } = rotation;
    await mailRotation(transaction, connectionId, { news: "promoted", reason });
    return;
  }
  const asked = [subject.retiringExternalId, ...subject.olderExternalIds];
  const isOfThisRun = subject.externalId === rotation.toExternalId && asked.includes(rotation.fromExternalId);
  if (isOfThisRun && proof.areFormerRefused) await retire(transaction, rotation, subject);
}

/** The new one is the connection's own from now on; the customer is to take the old one out of the trust policy. */
async function promote(
  transaction: Transaction,
  rotation: ExternalIdRotation,
  run: Run,
): Promise<ExternalIdRotation> {
  const { fromExternalId, toExternalId } = rotation;
  await transaction.externalId.update({ where: { value: fromExternalId }, data: { stage: "retiring" } });
  await transaction.externalId.update({ where: { value: toExternalId }, data: { stage: "current" } });
  const promoted = await moveRotation(transaction, rotation, "new-proven");
  await tell(transaction, "external-id.promoted", rotation, run);
  return promoted;
}

async function retire(transaction: Transaction, rotation: ExternalIdRotation, run: Run): Promise<void> {
  await retireExternalId(transaction, rotation.fromExternalId);
  await moveRotation(transaction, rotation, "old-refused");
  await tell(transaction, "external-id.retired", rotation, run);
}

function tell(
  transaction: Transaction,
  action: "external-id.promoted" | "external-id.retired",
  { id: rotationId, fromExternalId: from, toExternalId: to, reason }: ExternalIdRotation,
  { verificationId, connection }: Run,
): Promise<void> {
  const { id: connectionId, customerId } = connection;
  const actor = { kind: "job", job: "verification" } as const;
  const detail = { rotationId, from, to, verificationId };
  return recordAuditEvent(transaction, { actor, customerId, connectionId, reason }, { action, detail });
}

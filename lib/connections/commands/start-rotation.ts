import "server-only";
import type { AuditActor } from "@/lib/audit/record-audit-event";
import type { Transaction } from "@/lib/db/transaction";

interface StartRotation {
  connectionId: string;
  campaignId: string | null;
  stage: "staged" | "revoked";
  reason: string;
  from: string;
  to: string;
}

/** Notes that one External ID is being exchanged for another, by whom and why; resolves to the rotation's id. */
export async function startRotation(
  transaction: Transaction,
  actor: AuditActor,
  { connectionId, campaignId, stage, reason, from, to }: StartRotation,
): Promise<string> {
  const { id } = await transaction.externalIdRotation.create({
    data: {
      ...{ connectionId, campaignId, stage, reason },
      fromExternalId: from,
      toExternalId: to,
      startedByKind: actor.kind,
      startedById: actor.kind === "job" ? actor.job : actor.personId,
    },
  });
  return id;
}

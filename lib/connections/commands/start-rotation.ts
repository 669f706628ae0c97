import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/session/actors";

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
  { kind, personId }: Actor,
  { connectionId, campaignId, stage, reason, from, to }: StartRotation,
): Promise<string> {
  const { id } = await transaction.externalIdRotation.create({
    data: {
      ...{ connectionId, campaignId, stage, reason },
      fromExternalId: from,
      toExternalId: to,
      startedByKind: kind,
      startedById: personId,
    },
  });
  return id;
}

import "server-only";
import type { ExternalIdRotation } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/transaction";
import {
  isOpen,
  nextStage,
  type RotationEvent,
  type RotationStage,
} from "@/lib/onboarding/external-id-rotation";

/** Moves a rotation on. Throws where the event means nothing in its stage: the caller has looked before. */
export function moveRotation(
  transaction: Transaction,
  { id, stage }: ExternalIdRotation,
  event: RotationEvent,
): Promise<ExternalIdRotation> {
  const next = nextStage(stage as RotationStage, event);
  if (next === null) throw new Error(`A rotation that is ${stage} does not go on by ${event}`);
  const now = new Date();
  return transaction.externalIdRotation.update({
    where: { id },
    data: {
      stage: next,
      ...(next === "promoted" ? { promotedAt: now } : {}),
      ...(isOpen(next) ? {} : { open: null, endedAt: now }),
    },
  });
}

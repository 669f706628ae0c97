import "server-only";
import type { Transaction } from "@/lib/db/transaction";

/** Makes a tombstone of an External ID: its row stays, so that nobody is ever given it again. */
export async function retireExternalId(
  transaction: Transaction,
  value: string,
  retiredAt = new Date(),
): Promise<void> {
  await transaction.externalId.updateMany({
    where: { value, retiredAt: null },
    data: { stage: null, retiredAt },
  });
}

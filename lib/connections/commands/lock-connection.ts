import "server-only";
import type { Transaction } from "@/lib/db/transaction";

/**
 * Lets no other change of this connection in until the transaction ends. Whatever decides by its run or its keys
 * takes this lock first, so that two tabs, or a tab and a run that ends, come one after the other.
 */
export async function lockConnection(transaction: Transaction, connectionId: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM connection WHERE id = ${connectionId} FOR UPDATE`;
}

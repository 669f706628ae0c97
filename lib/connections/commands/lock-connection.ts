import "server-only";
import { AppError } from "@/lib/app-error";
import type { Transaction } from "@/lib/db/transaction";

/**
 * Lets no other change of this connection in until the transaction ends. Whatever decides by its run or its keys
 * takes this lock first, so that two tabs, or a tab and a run that ends, come one after the other.
 */
export async function lockConnection(transaction: Transaction, connectionId: string): Promise<void> {
  await transaction.$queryRaw`SELECT id FROM connection WHERE id = ${connectionId} FOR UPDATE`;
}

/** The same for whatever changes it. One that was disconnected changes no more, whoever read it before that. */
export async function lockOpenConnection(transaction: Transaction, connectionId: string): Promise<void> {
  await lockConnection(transaction, connectionId);
  const where = { id: connectionId, disconnectedAt: { not: null } };
  if ((await transaction.connection.count({ where })) > 0) throw new AppError("connection-ended");
}

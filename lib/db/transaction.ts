import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { getDatabase } from "./client";

export type Transaction = Prisma.TransactionClient;

/** Writes come one after the other (all of the product, at their audit event): under load they wait, and do not fail. */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

/** What waits for each transaction to be committed. */
const waiting = new WeakMap<Transaction, (() => void)[]>();

/**
 * Runs `work` in one transaction. Inside it only the transaction may be used: the embedded database has one
 * backend, and a second connection would wait for the first for ever.
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const acts: (() => void)[] = [];
  const result = await getDatabase().$transaction((transaction) => {
    waiting.set(transaction, acts);
    return work(transaction);
  }, PATIENCE);
  for (const act of acts) act();
  return result;
}

/** For what is told outside of the database: `act` comes once others can read what was written, or not at all. */
export function afterCommit(transaction: Transaction, act: () => void): void {
  const acts = waiting.get(transaction);
  if (!acts) throw new Error("Only a transaction of inTransaction can be waited for");
  acts.push(act);
}

/** Whether the database refused a write because such a row stands already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

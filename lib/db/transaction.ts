import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { getDatabase } from "./client";

export type Transaction = Prisma.TransactionClient;

/** Writes come one after the other (all of the product, at their audit event): under load they wait, and do not fail. */
const PATIENCE = { maxWait: 15_000, timeout: 15_000 };

/**
 * Runs `work` in one transaction. Inside it only the transaction may be used: the embedded database has one
 * backend, and a second connection would wait for the first for ever.
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return getDatabase().$transaction(work, PATIENCE);
}

/** Whether the database refused a write because such a row stands already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

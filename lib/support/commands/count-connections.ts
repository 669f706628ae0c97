import "server-only";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import { dayOf, findNewestCount } from "../counts";

/** A count that is younger than this is new enough for whoever looks; the longest that a page tells of less than there is. */
const NEW_ENOUGH_MS = 60_000;

/**
 * Writes down how many connections of each product stand in each state on this day (UTC), in the place of what was
 * counted earlier on it. It reads one index, and no row of a connection.
 */
export async function countConnections(now: Date): Promise<void> {
  await inTransaction((transaction) => count(transaction, now));
}

/** The same, unless it was done a moment ago: for a page that shows today's numbers. */
export async function refreshCounts(now: Date): Promise<void> {
  if (await isNewEnough(now)) return;
  await inTransaction((transaction) => count(transaction, now, isNewEnough));
}

async function isNewEnough(now: Date, transaction?: Transaction): Promise<boolean> {
  const countedAt = await findNewestCount(now, transaction);
  return countedAt !== null && now.getTime() - countedAt.getTime() < NEW_ENOUGH_MS;
}

async function count(transaction: Transaction, now: Date, isDone?: typeof isNewEnough): Promise<void> {
  // Whoever counts at the same time waits, and then finds it done; readers do not wait.
  await transaction.$executeRaw`LOCK TABLE connection_count IN SHARE ROW EXCLUSIVE MODE`;
  if (await isDone?.(now, transaction)) return;
  const day = dayOf(now);
  await transaction.$executeRaw`DELETE FROM connection_count WHERE day = ${day}::date`;
  await transaction.$executeRaw`
    INSERT INTO connection_count (day, integration_id, state, count, counted_at)
    SELECT ${day}::date, integration_id, state, count(*)::int, ${now}::timestamp FROM connection GROUP BY integration_id, state`;
}

import "server-only";
import { inTransaction } from "@/lib/db/transaction";

/**
 * Writes down how many connections of each product stand in each state on this day (UTC), in the place of what was
 * counted earlier on it. It reads one index, and no row of a connection.
 */
export async function countConnections(now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  await inTransaction(async (transaction) => {
    await transaction.$executeRaw`DELETE FROM connection_count WHERE day = ${day}::date`;
    await transaction.$executeRaw`
      INSERT INTO connection_count (day, integration_id, state, count, counted_at)
      SELECT ${day}::date, integration_id, state, count(*)::int, ${now}::timestamp FROM connection GROUP BY integration_id, state`;
  });
}

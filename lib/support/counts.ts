import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { ActorWith } from "@/lib/session/actors";

const DAY_MS = 86_400_000;

/** How a product's connections stood on the days of a period. */
export interface ProductCounts {
  integrationId: string;
  days: { day: string; counts: Partial<Record<ConnectionState, number>> }[];
}

/** The last days, today included, by product; a day on which nothing was counted has no counts. */
export async function listCounts(
  _: ActorWith<"support.read">,
  { now, days }: { now: Date; days: number },
): Promise<ProductCounts[]> {
  const period = Array.from({ length: days }, (_, index) => dayOf(now, days - 1 - index));
  const rows = await getDatabase().connectionCount.findMany({
    where: { day: { gte: new Date(period[0] ?? 0) } },
    orderBy: { integrationId: "asc" },
  });
  return [...new Set(rows.map(({ integrationId }) => integrationId))].map((integrationId) => ({
    integrationId,
    days: period.map((day) => ({
      day,
      counts: Object.fromEntries(
        rows
          .filter((row) => row.integrationId === integrationId && row.day.toISOString().startsWith(day))
          .map(({ state, count }) => [state, count]),
      ),
    })),
  }));
}

function dayOf(now: Date, daysAgo: number): string {
  return new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
}

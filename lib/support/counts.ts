import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";
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
  const byProduct = new Map<string, Map<string, ProductCounts["days"][number]["counts"]>>();
  for (const { integrationId, day, state, count } of rows) {
    const byDay = byProduct.get(integrationId) ?? new Map();
    byProduct.set(integrationId, byDay);
    byDay.set(dayOf(day), { ...byDay.get(dayOf(day)), [state]: count });
  }
  return [...byProduct].map(([integrationId, byDay]) => ({
    integrationId,
    days: period.map((day) => ({ day, counts: byDay.get(day) ?? {} })),
  }));
}

/** When this day's connections were last counted; null where they were not, or where there was none. */
export async function findNewestCount(
  now: Date,
  database: Pick<Transaction, "connectionCount"> = getDatabase(),
): Promise<Date | null> {
  const newest = await database.connectionCount.findFirst({
    where: { day: new Date(dayOf(now)) },
    orderBy: { countedAt: "desc" },
    select: { countedAt: true },
  });
  return newest?.countedAt ?? null;
}

/** The day in UTC, as `2026-03-31`. */
export function dayOf(now: Date, daysAgo = 0): string {
  return new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
}

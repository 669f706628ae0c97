import { CONNECTION_STATES, type ConnectionState, STATE_WORDS } from "@/lib/onboarding/connection-state";

type Counts = Partial<Record<ConnectionState, number>>;

/** How many connections stood in each state on a day; no counts where nothing was counted. */
export interface CountedDay {
  day: string;
  counts: Counts;
}

export function countOf(counts: Counts, states: readonly ConnectionState[]): number {
  return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

export function totalOf(counts: Counts): number {
  return countOf(counts, CONNECTION_STATES);
}

/** A day in one sentence: what a pointer is told. */
export function describeDay({ day, counts }: CountedDay): string {
  const parts = CONNECTION_STATES.flatMap((state) =>
    counts[state] ? [`${STATE_WORDS[state].title} ${counts[state].toLocaleString("en")}`] : [],
  );
  return `${day}: ${parts.join(", ") || "nothing was counted"}`;
}

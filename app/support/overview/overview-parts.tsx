import { CountTable } from "@/components/support/count-table";
import { totalOf } from "@/components/support/counted-day";
import { StateChart } from "@/components/support/state-chart";
import { Details } from "@/components/ui/details";
import { findIntegration } from "@/lib/connections/integrations";
import { CONNECTION_STATES, STATE_WORDS } from "@/lib/onboarding/connection-state";
import { paths } from "@/lib/paths";
import type { ProductCounts } from "@/lib/support/counts";
import { OVERVIEW_DAYS } from "@/lib/support/schema";

const STUCK = [
  { title: "Awaiting set-up for more than 3 days", query: { state: "awaiting-setup", age: "3-days" } },
  { title: "Action needed for more than 3 days", query: { state: "action-needed", age: "3-days" } },
  { title: "Broken, the longest first", query: { state: "broken", age: "1-hour" } },
  { title: "Refused, the longest first", query: { state: "refused", age: "1-hour" } },
  {
    title: "Connected, but not verified for 30 days",
    query: { state: "connected", verified: "not-for-30-days" },
  },
];

/** Whom somebody should look after. */
export function StuckLinks() {
  return (
    <ul aria-label="Connections to look after" className="flex flex-wrap gap-x-6">
      {STUCK.map(({ title, query }) => (
        <li key={title}>
          <a href={paths.support(query)} className="text-link inline-block py-1">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function PeriodLinks({ days }: { days: number }) {
  return (
    <nav aria-label="Period" className="flex flex-wrap gap-x-4 text-small">
      {OVERVIEW_DAYS.toSorted((a, b) => a - b).map((one) => (
        <a
          key={one}
          href={paths.supportOverview({ days: String(one) })}
          aria-current={one === days ? "true" : undefined}
          className="text-link py-1 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
        >
          {one} days
        </a>
      ))}
    </nav>
  );
}

/** One product: its chart, today's numbers, each leading to the connections that it counts, and those of every day. */
export function ProductSection({ integrationId, days }: ProductCounts) {
  const name = findIntegration(integrationId)?.name ?? integrationId;
  const newest = days.at(-1)?.counts ?? {};
  const current = CONNECTION_STATES.filter((state) => newest[state]);
  return (
    <section aria-label={name} className="min-w-0 space-y-2">
      <h2 className="flex flex-wrap justify-between gap-x-4 font-semibold">
        {name}
        <span className="font-normal text-soft">{totalOf(newest).toLocaleString("en")} today</span>
      </h2>
      <StateChart title={name} days={days} />
      <ul aria-label={`${name} today`} className="flex flex-wrap gap-x-4 text-small">
        {current.map((state) => (
          <li key={state}>
            <a
              href={paths.support({ product: integrationId, state })}
              className="text-link inline-block py-1"
            >
              {newest[state]?.toLocaleString("en")} {STATE_WORDS[state].title}
            </a>
          </li>
        ))}
      </ul>
      <Details summary="The numbers of every day">
        <CountTable days={days} />
      </Details>
    </section>
  );
}

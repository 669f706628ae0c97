import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { CountTable } from "@/components/support/count-table";
import { ChartLegend, StateChart } from "@/components/support/state-chart";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { findIntegration } from "@/lib/connections/integrations";
import { CONNECTION_STATES, STATE_WORDS } from "@/lib/onboarding/connection-state";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { listCounts } from "@/lib/support/counts";

export const metadata: Metadata = { title: "Overview" };

const DAYS = 30;

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

export default async function OverviewPage() {
  const actor = await requireActor("support.read", paths.supportOverview());
  const products = await listCounts(actor, { now: new Date(), days: DAYS });
  return (
    <>
      <PageHeader
        title="Overview"
        description={`How the connections of each product stood on the last ${DAYS} days (UTC). They are counted every hour.`}
      />
      <div className="space-y-8">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {STUCK.map(({ title, query }) => (
            <li key={title}>
              <a href={paths.support(query)} className="text-link">
                {title}
              </a>
            </li>
          ))}
        </ul>
        {products.length === 0 ? <EmptyState title="Nothing was counted yet" /> : <ChartLegend />}
        <div className="grid gap-8 wide:grid-cols-2">
          {products.map(({ integrationId, days }) => {
            const name = findIntegration(integrationId)?.name ?? integrationId;
            const newest = days.at(-1)?.counts ?? {};
            const current = CONNECTION_STATES.filter((state) => newest[state]);
            return (
              <section key={integrationId} aria-label={name} className="min-w-0 space-y-2">
                <h2 className="font-semibold">{name}</h2>
                <StateChart title={name} days={days} />
                <ul className="flex flex-wrap gap-x-4 text-small">
                  {current.map((state) => (
                    <li key={state}>
                      <a href={paths.support({ product: integrationId, state })} className="text-link">
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
          })}
        </div>
      </div>
    </>
  );
}

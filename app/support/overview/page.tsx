import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ChartLegend } from "@/components/support/state-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { refreshCounts } from "@/lib/support/commands/count-connections";
import { findNewestCount, listCounts } from "@/lib/support/counts";
import { readOverviewDays } from "@/lib/support/schema";
import { PeriodLinks, ProductSection, StuckLinks } from "./overview-parts";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: PageProps<"/support/overview">) {
  const days = readOverviewDays(await searchParams);
  const actor = await requireActor("support.read", paths.supportOverview());
  const now = new Date();
  await refreshCounts(now);
  const products = await listCounts(actor, { now, days });
  const countedAt = await findNewestCount(now);
  return (
    <>
      <PageHeader
        title="Overview"
        description={
          <>
            How the connections of each product stood on each day (UTC). They are counted every hour, and when
            this page is opened{countedAt && ": the last time "}
            {countedAt && <RelativeTime date={countedAt} now={now} />}.
          </>
        }
      />
      <div className="space-y-8">
        {products.length > 0 && <StuckLinks />}
        {products.length === 0 ? (
          <EmptyState title="No customer has begun a connection yet">
            What there is to count is drawn here from the first connection on.
          </EmptyState>
        ) : (
          <div className="space-y-4">
            <PeriodLinks days={days} />
            <ChartLegend />
          </div>
        )}
        <div className="grid gap-x-8 gap-y-10 wide:grid-cols-2">
          {products.map((product) => (
            <ProductSection key={product.integrationId} {...product} />
          ))}
        </div>
      </div>
    </>
  );
}

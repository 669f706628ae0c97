import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { StateChip } from "@/components/connection/state-chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Identifier } from "@/components/ui/identifier";
import { getIntegration } from "@/lib/connections/integrations";
import { listNewestConnections } from "@/lib/connections/queries";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Connections" };

export default async function SupportPage() {
  const connections = await listNewestConnections(await requireActor("support.read", paths.support()));
  return (
    <>
      <PageHeader title="Connections" description="The newest 50 of every customer." />
      {connections.length === 0 && <EmptyState title="No customer has begun a connection yet" />}
      <ul className="divide-y divide-line rounded-box border border-line bg-surface empty:hidden">
        {connections.map(({ id, customerName, integrationId, awsAccountId, state }) => (
          <li key={id}>
            <a
              href={paths.supportConnection(id)}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 p-4 hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="block font-medium">{customerName}</span>
                <span className="block text-small text-soft">
                  {getIntegration(integrationId).name}, <Identifier value={awsAccountId} />
                </span>
              </span>
              <StateChip state={state} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { CampaignList } from "@/components/external-ids/campaign-list";
import { RotationTable } from "@/components/external-ids/rotation-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { getIntegration } from "@/lib/connections/integrations";
import { listCampaigns, listOpenRotations } from "@/lib/external-ids/queries";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "External IDs" };

export default async function ExternalIdsPage() {
  const actor = await requireActor("external-id.regenerate", paths.externalIds());
  const rotations = await listOpenRotations(actor);
  const campaigns = await listCampaigns(actor);
  return (
    <>
      <PageHeader
        title="External IDs"
        description={
          <>
            Which connections are on the way to a new External ID, and how far. To begin with a single one,
            open it in the list of{" "}
            <a href={paths.support()} className="text-link">
              connections
            </a>
            .
          </>
        }
        actions={<ButtonLink href={paths.newCampaign()}>Regenerate many</ButtonLink>}
      />
      <div className="space-y-8">
        {rotations.length === 0 ? (
          <EmptyState title="No External ID is being changed" />
        ) : (
          <RotationTable
            rotations={rotations.map((one) => ({
              ...one,
              productName: getIntegration(one.integrationId).name,
            }))}
          />
        )}
        {campaigns.length > 0 && (
          <section aria-labelledby="campaigns" className="space-y-4">
            <h2 id="campaigns" className="font-semibold">
              Campaigns
            </h2>
            <CampaignList campaigns={campaigns} />
          </section>
        )}
      </div>
    </>
  );
}

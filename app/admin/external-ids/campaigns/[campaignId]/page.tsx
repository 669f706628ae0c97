import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/app-shell/page-header";
import { CAMPAIGN_WORDS } from "@/components/external-ids/campaign-list";
import { CampaignProgressBar } from "@/components/external-ids/campaign-progress";
import { CampaignSteering } from "@/components/external-ids/campaign-steering";
import { EntryTable } from "@/components/external-ids/entry-table";
import { Callout } from "@/components/ui/callout";
import { getIntegration } from "@/lib/connections/integrations";
import { cancelCampaign, pauseCampaign, resumeCampaign } from "@/lib/external-ids/actions";
import { findCampaign, listEntries } from "@/lib/external-ids/queries";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

export const metadata: Metadata = { title: "Campaign" };

export default async function CampaignPage({
  params,
}: PageProps<"/admin/external-ids/campaigns/[campaignId]">) {
  const { campaignId } = await params;
  const actor = await requireActor("external-id.campaign", paths.campaign(campaignId));
  const campaign = (await findCampaign(actor, campaignId)) ?? notFound();
  const entries = await listEntries(actor, campaignId);
  return (
    <>
      <PageHeader
        eyebrow={`Campaign · ${CAMPAIGN_WORDS[campaign.state]}`}
        title="New External IDs for many connections"
        description={`The reason, as every customer reads it: “${campaign.reason}”`}
        actions={
          <CampaignSteering
            campaign={campaign}
            pause={pauseCampaign}
            resume={resumeCampaign}
            cancel={cancelCampaign}
          />
        }
      />
      <div className="space-y-8">
        {campaign.lostItsAdmin && (
          <Callout tone="attention" title="It does not go on by itself">
            {campaign.startedBy}, who answered for it, is no admin any more. Whoever resumes it answers for
            it.
          </Callout>
        )}
        <CampaignProgressBar progress={campaign.progress} />
        <EntryTable
          entries={entries.map((one) => ({ ...one, productName: getIntegration(one.integrationId).name }))}
        />
      </div>
    </>
  );
}

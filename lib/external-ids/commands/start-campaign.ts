import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { CampaignFilter } from "@/lib/onboarding/external-id-campaign";
import type { ActorWith } from "@/lib/session/actors";
import { eligibleSql } from "../eligible";

interface StartCampaign {
  filter: CampaignFilter;
  reason: string;
}

/** Writes down which connections get a new External ID; the loop stages them. Resolves to the campaign's id. */
export async function startCampaign(
  actor: ActorWith<"external-id.campaign">,
  { filter, reason }: StartCampaign,
): Promise<{ campaignId: string } | Rejection> {
  return inTransaction(async (transaction) => {
    const { id: campaignId } = await transaction.externalIdCampaign.create({
      data: { reason, state: "running", startedById: actor.personId, filter: { ...filter } },
    });
    const connections = await transaction.$executeRaw`
      INSERT INTO external_id_campaign_entry (campaign_id, connection_id)
      SELECT ${campaignId}, connection.id FROM connection WHERE ${eligibleSql(filter)}`;
    if (connections === 0) {
      await transaction.externalIdCampaign.delete({ where: { id: campaignId } });
      return { formError: "No connection fits. There is nothing to regenerate." };
    }
    await recordAuditEvent(
      transaction,
      { actor, customerId: null, connectionId: null, reason },
      { action: "external-id-campaign.started", detail: { campaignId, connections } },
    );
    return { campaignId };
  });
}

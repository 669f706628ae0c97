import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { CampaignState } from "@/lib/onboarding/external-id-campaign";
import type { ActorWith } from "@/lib/session/actors";

type Steering = "pause" | "resume" | "cancel";

const STEERINGS: Record<Steering, { from: CampaignState[]; to: CampaignState; fault: string }> = {
  pause: { from: ["running"], to: "paused", fault: "Only a running campaign can be paused." },
  resume: { from: ["paused"], to: "running", fault: "Only a paused campaign can be resumed." },
  cancel: { from: ["running", "paused"], to: "cancelled", fault: "There is nothing left to cancel." },
};

/**
 * Pauses, resumes or cancels a campaign. What it has staged goes its way in any case; cancelling drops only what it
 * has not begun.
 */
export async function steerCampaign(
  actor: ActorWith<"external-id.campaign">,
  campaignId: string,
  steering: Steering,
): Promise<Rejection | null> {
  const { from, to, fault } = STEERINGS[steering];
  return inTransaction(async (transaction) => {
    const { count } = await transaction.externalIdCampaign.updateMany({
      where: { id: campaignId, state: { in: from } },
      data: { state: to, ...changesBy(steering, actor) },
    });
    if (count === 0) return { formError: fault };
    const about = { actor, customerId: null, connectionId: null };
    if (steering !== "cancel") {
      const action = `external-id-campaign.${to === "paused" ? "paused" : "resumed"}` as const;
      await recordAuditEvent(transaction, about, { action, detail: { campaignId } });
      return null;
    }
    const { count: dropped } = await transaction.externalIdCampaignEntry.updateMany({
      where: { campaignId, state: "waiting" },
      data: { state: "dropped" },
    });
    const detail = { campaignId, dropped };
    await recordAuditEvent(transaction, about, { action: "external-id-campaign.cancelled", detail });
    return null;
  });
}

/** Whoever resumes a campaign answers for it from then on: who started it may be no admin any more. */
function changesBy(steering: Steering, { personId }: ActorWith<"external-id.campaign">) {
  if (steering === "resume") return { startedById: personId };
  return steering === "cancel" ? { endedAt: new Date() } : {};
}

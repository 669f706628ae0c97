import "server-only";
import type { ExternalIdCampaign } from "@/generated/prisma/client";
import { may } from "@/lib/access/permissions";
import { AppError } from "@/lib/app-error";
import { type AuditEvent, recordAuditEvent } from "@/lib/audit/record-audit-event";
import { stageWithin } from "@/lib/connections/commands/stage-external-id";
import { getDatabase } from "@/lib/db/client";
import { inTransaction, type Transaction } from "@/lib/db/transaction";
import { logger } from "@/lib/logger";
import type { ActorWith } from "@/lib/session/actors";
import { readActor } from "@/lib/session/require-actor";

/** Few at a time: each one is a message to a customer, and the product has other work. */
const BATCH = 5;

/** Stages the next connections of the oldest running campaign; resolves to whether there is more to do. */
export async function advanceCampaigns(): Promise<boolean> {
  const campaign = await getDatabase().externalIdCampaign.findFirst({
    where: { state: "running" },
    orderBy: { createdAt: "asc" },
  });
  if (!campaign) return false;
  const actor = await readActor(campaign.startedById);
  if (!actor || !may(actor, "external-id.regenerate")) {
    logger.warn({ campaignId: campaign.id }, "campaign paused: whoever started it is no admin any more");
    await pause(campaign);
    return true;
  }
  const waiting = await getDatabase().externalIdCampaignEntry.findMany({
    where: { campaignId: campaign.id, state: "waiting" },
    orderBy: { connectionId: "asc" },
    take: BATCH,
  });
  for (const { connectionId } of waiting) await stageEntry(actor, campaign, connectionId);
  if (waiting.length < BATCH) await finish(campaign);
  return true;
}

const JOB = { kind: "job", job: "external-id-campaign" } as const;

function pause({ id: campaignId }: ExternalIdCampaign): Promise<void> {
  const event = { action: "external-id-campaign.paused", detail: { campaignId } } as const;
  return move(
    campaignId,
    { state: "paused" },
    () => Promise.resolve(event),
    "Whoever started it is no admin any more.",
  );
}

function finish({ id: campaignId }: ExternalIdCampaign): Promise<void> {
  return move(campaignId, { state: "done", endedAt: new Date() }, async (transaction) => {
    const where = { campaignId, state: "failed" };
    const failed = await transaction.externalIdCampaignEntry.count({ where });
    return { action: "external-id-campaign.finished", detail: { campaignId, failed } };
  });
}

/** With its audit event; a campaign that was paused or cancelled meanwhile stays so. */
async function move(
  campaignId: string,
  data: { state: "paused" } | { state: "done"; endedAt: Date },
  tell: (transaction: Transaction) => Promise<AuditEvent>,
  reason?: string,
): Promise<void> {
  await inTransaction(async (transaction) => {
    const where = { id: campaignId, state: "running" };
    const { count } = await transaction.externalIdCampaign.updateMany({ where, data });
    if (count === 0) return;
    const about = { actor: JOB, customerId: null, connectionId: null, ...(reason ? { reason } : {}) };
    await recordAuditEvent(transaction, about, await tell(transaction));
  });
}

/** One connection that cannot be staged, whatever the reason, keeps no other one waiting. */
const OUR_FAULT = "A fault of our own stopped it. The server's log says which.";

/** The entry and the staging in one transaction: after a stop in between neither was, or both were. */
async function stageEntry(
  actor: ActorWith<"external-id.regenerate">,
  { id: campaignId, reason }: ExternalIdCampaign,
  connectionId: string,
): Promise<void> {
  const entry = { campaignId, connectionId, state: "waiting" };
  try {
    await inTransaction(async (transaction) => {
      const { count } = await transaction.externalIdCampaignEntry.updateMany({
        where: { ...entry, campaign: { state: "running" } },
        data: { state: "begun" },
      });
      if (count === 0) return;
      const rejection = await stageWithin(transaction, actor, connectionId, { reason, campaignId });
      if (rejection) throw new Rejected(rejection.formError ?? "");
    });
  } catch (error) {
    const fault = nameFault(error) ?? OUR_FAULT;
    if (fault === OUR_FAULT)
      logger.error({ err: error, campaignId, connectionId }, "a connection was not staged");
    await getDatabase().externalIdCampaignEntry.updateMany({
      where: entry,
      data: { state: "failed", fault },
    });
  }
}

class Rejected extends Error {}

function nameFault(error: unknown): string | null {
  if (error instanceof Rejected) return error.message;
  const isEnded = error instanceof AppError && error.code === "connection-ended";
  return isEnded ? "This connection was disconnected meanwhile." : null;
}

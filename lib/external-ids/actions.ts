"use server";

import { notFound } from "next/navigation";
import { defineAction, type Rejection } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { cancelExternalId } from "@/lib/connections/commands/cancel-external-id";
import { revokeExternalId } from "@/lib/connections/commands/revoke-external-id";
import { stageExternalId } from "@/lib/connections/commands/stage-external-id";
import { findConnection } from "@/lib/connections/queries";
import { deliverSoon } from "@/lib/mail/delivery";
import { paths } from "@/lib/paths";
import type { ActorWith } from "@/lib/session/actors";
import { kickCampaigns } from "./campaign-loop";
import { startCampaign } from "./commands/start-campaign";
import { steerCampaign } from "./commands/steer-campaign";
import { campaignSchema, reasonSchema, startCampaignSchema } from "./schema";

const LIMIT = { attempts: 30, perSeconds: 60 };

export const stageNewExternalId = defineAction(
  { name: "stage-external-id", permission: "external-id.regenerate", limit: LIMIT, input: reasonSchema },
  ({ actor, input }) => change(actor, input, stageExternalId),
);

export const cancelNewExternalId = defineAction(
  { name: "cancel-external-id", permission: "external-id.regenerate", limit: LIMIT, input: reasonSchema },
  ({ actor, input }) => change(actor, input, cancelExternalId),
);

export const revokePresentExternalId = defineAction(
  { name: "revoke-external-id", permission: "external-id.revoke", limit: LIMIT, input: reasonSchema },
  ({ actor, input }) => change(actor, input, revokeExternalId),
);

export const beginCampaign = defineAction(
  { name: "begin-campaign", permission: "external-id.campaign", limit: LIMIT, input: startCampaignSchema },
  async ({ actor, input: { reason, ...filter } }) => {
    const started = await startCampaign(actor, { filter, reason });
    if (!("campaignId" in started)) return started;
    kickCampaigns();
    return follow(paths.campaign(started.campaignId));
  },
);

export const pauseCampaign = defineAction(
  { name: "pause-campaign", permission: "external-id.campaign", limit: LIMIT, input: campaignSchema },
  ({ actor, input }) => steer(actor, input.campaignId, "pause"),
);

export const resumeCampaign = defineAction(
  { name: "resume-campaign", permission: "external-id.campaign", limit: LIMIT, input: campaignSchema },
  ({ actor, input }) => steer(actor, input.campaignId, "resume"),
);

export const cancelCampaign = defineAction(
  { name: "cancel-campaign", permission: "external-id.campaign", limit: LIMIT, input: campaignSchema },
  ({ actor, input }) => steer(actor, input.campaignId, "cancel"),
);

type Change = (
  actor: ActorWith<"external-id.regenerate">,
  connectionId: string,
  facts: { reason: string },
) => Promise<Rejection | null>;

async function change(
  actor: ActorWith<"external-id.regenerate">,
  { connectionId, reason }: { connectionId: string; reason: string },
  command: Change,
): Promise<Rejection> {
  const connection = (await findConnection(actor, connectionId)) ?? notFound();
  const here = paths.regenerateExternalId(connection.id);
  if (connection.disconnectedAt !== null) follow(here);
  const rejection = await command(actor, connection.id, { reason });
  deliverSoon();
  return rejection ?? follow(here);
}

async function steer(
  actor: ActorWith<"external-id.campaign">,
  campaignId: string,
  steering: Parameters<typeof steerCampaign>[2],
): Promise<Rejection> {
  const rejection = await steerCampaign(actor, campaignId, steering);
  if (rejection) return rejection;
  if (steering === "resume") kickCampaigns();
  return follow(paths.campaign(campaignId));
}

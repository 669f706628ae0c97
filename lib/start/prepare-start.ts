import "server-only";
import { endInterruptedRuns } from "@/lib/connections/commands/end-interrupted-runs";
import { listIntegrations } from "@/lib/connections/integrations";
import { getEnv } from "@/lib/env";
import { kickCampaigns } from "@/lib/external-ids/campaign-loop";
import { checkIntegration } from "@/lib/integrations/check-manifest";
import { logger } from "@/lib/logger";

/** What must hold before the first request. Throws with every fault named; corrected ones are only reported. */
export async function prepareStart(): Promise<void> {
  getEnv();
  await checkManifests();
  await endInterruptedRuns();
  kickCampaigns();
}

async function checkManifests(): Promise<void> {
  const faults = (await Promise.all(listIntegrations().map(checkIntegration))).flat();
  for (const { integrationId, place, message, severity } of faults) {
    if (severity === "corrected") logger.warn({ integrationId, place }, `manifest corrected: ${message}`);
  }
  const errors = faults.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const lines = errors.map(({ integrationId, place, message }) => `  ${integrationId} ${place}: ${message}`);
  throw new Error(`A manifest asks for something that IAM does not have:\n${lines.join("\n")}`);
}

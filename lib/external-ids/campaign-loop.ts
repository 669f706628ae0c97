import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@/lib/logger";
import { deliverSoon } from "@/lib/mail/delivery";
import { advanceCampaigns } from "./commands/advance-campaigns";

const PAUSE_MS = 1_000;

const holder = globalThis as typeof globalThis & {
  rolebridgeCampaigns?: { isAsked: boolean; isAtWork: boolean };
};

/**
 * Goes through the running campaigns, batch after batch, until nothing waits. Called at start and whenever there is
 * something new: what is to be done stands in the database, so a stop of the process loses nothing.
 */
export function kickCampaigns(): void {
  holder.rolebridgeCampaigns ??= { isAsked: false, isAtWork: false };
  const loop = holder.rolebridgeCampaigns;
  loop.isAsked = true;
  if (!loop.isAtWork) void work(loop);
}

/** Whoever asks while it looks for the last time is heard as well. */
async function work(loop: { isAsked: boolean; isAtWork: boolean }): Promise<void> {
  loop.isAtWork = true;
  try {
    while (loop.isAsked) {
      loop.isAsked = false;
      while (await advanceCampaigns()) {
        deliverSoon();
        await sleep(PAUSE_MS);
      }
    }
  } catch (error) {
    logger.error({ err: error }, "campaigns stopped by a fault of our own; they go on at the next start");
  } finally {
    loop.isAtWork = false;
  }
}

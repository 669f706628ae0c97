import "server-only";
import { logger } from "@/lib/logger";
import { countConnections } from "./commands/count-connections";

const HOUR_MS = 3_600_000;

/** Counts now and every hour, beside everything else: a count that fails is tried again at the next hour. */
export function keepCounting(): void {
  void count();
  setInterval(() => void count(), HOUR_MS).unref();
}

async function count(): Promise<void> {
  try {
    await countConnections(new Date());
  } catch (error) {
    logger.error({ err: error }, "the connections could not be counted");
  }
}

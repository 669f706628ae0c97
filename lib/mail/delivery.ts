import "server-only";
import { logger } from "@/lib/logger";
import { deliverMail } from "./commands/deliver-mail";

const EVERY_MS = 30_000;

const holder = globalThis as typeof globalThis & {
  rolebridgeMail?: { running: Promise<void> | null; timer?: NodeJS.Timeout; again: boolean };
};

/** Delivers what is due now, in the background. A mail that is queued meanwhile is found before it ends. */
export function deliverSoon(): void {
  holder.rolebridgeMail ??= { running: null, again: false };
  const state = holder.rolebridgeMail;
  state.again = true;
  state.running ??= run(state).finally(() => {
    state.running = null;
  });
}

async function run(state: { again: boolean }): Promise<void> {
  while (state.again) {
    state.again = false;
    await deliverMail().catch((err: unknown) => logger.error({ err }, "the outbox could not be read"));
  }
}

/** At the start, and then by a timer: what a stop or a failure left behind. */
export function startMailDelivery(): void {
  deliverSoon();
  const state = holder.rolebridgeMail;
  if (!state || state.timer) return;
  state.timer = setInterval(deliverSoon, EVERY_MS);
  state.timer.unref();
}

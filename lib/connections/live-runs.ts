import "server-only";
import type { CheckResult } from "@/lib/verification/check-result";
import type { CheckName } from "@/lib/verification/checks";
import type { LiveRun } from "@/lib/verification/live-run";
import type { RunEvent, WaitingEvent } from "@/lib/verification/run-event";

/** What has been told of a run so far, and the pages that wait for more. */
interface Feed {
  events: RunEvent[];
  ended: boolean;
  listeners: Set<() => void>;
}

const KEEP_AFTER_END_MS = 60_000;

const holder = globalThis as typeof globalThis & { rolebridgeFeeds?: Map<string, Feed> };

/** The runs of this process; Next.js loads this module once per bundle, hence the global. */
function feeds(): Map<string, Feed> {
  holder.rolebridgeFeeds ??= new Map();
  return holder.rolebridgeFeeds;
}

export function isLive(verificationId: string): boolean {
  return feeds().has(verificationId);
}

export function hasEnded(verificationId: string): boolean {
  return feeds().get(verificationId)?.ended ?? true;
}

export function openFeed(verificationId: string): void {
  if (!isLive(verificationId))
    feeds().set(verificationId, { events: [], ended: false, listeners: new Set() });
}

export function publish(verificationId: string, event: RunEvent): void {
  const feed = feeds().get(verificationId);
  feed?.events.push(event);
  notify(feed);
}

export function endFeed(verificationId: string): void {
  const feed = feeds().get(verificationId);
  if (!feed) return;
  feed.ended = true;
  notify(feed);
  setTimeout(() => feeds().delete(verificationId), KEEP_AFTER_END_MS).unref();
}

function notify(feed: Feed | undefined): void {
  for (const listener of [...(feed?.listeners ?? [])]) listener();
}

/** Resolves to what `find` sees in the feed as soon as it sees something; null once the run has ended without. */
function until<T>(verificationId: string, find: (feed: Feed) => T | null): Promise<T | null> {
  const feed = feeds().get(verificationId);
  if (!feed) return Promise.resolve(null);
  return new Promise((resolve) => {
    const look = () => {
      const found = find(feed);
      if (found === null && !feed.ended) return;
      feed.listeners.delete(look);
      resolve(found);
    };
    feed.listeners.add(look);
    look();
  });
}

/** Follows a run of this process from its beginning: what was told already is told again. */
export function followRun(verificationId: string): LiveRun {
  return {
    result: (check) => until(verificationId, ({ events }) => findResult(events, check)),
    resultOrWait: (check, seen) =>
      until(
        verificationId,
        ({ events }) =>
          findResult(events, check) ??
          events.filter((one): one is WaitingEvent => one.kind === "waiting" && one.check === check)[seen] ??
          null,
      ),
    end: async () => {
      await until(verificationId, () => null);
    },
  };
}

function findResult(events: readonly RunEvent[], check: CheckName): CheckResult | null {
  const event = events.find((one) => one.kind === "result" && one.result.check === check);
  return event?.kind === "result" ? event.result : null;
}

import "server-only";
import type { ActorWith } from "@/lib/session/actors";
import { listRefusals, type TimelineRefusal } from "./refusals";
import { listRuns, type TimelinePage } from "./timeline";

/** A page of the timeline with what forms refused in its time. */
export interface HistoryPage extends TimelinePage {
  refusals: TimelineRefusal[];
}

/** The page that begins with the run that was asked for, and the newest: a ticket tells that one, whichever is shown. */
export async function readHistory(
  actor: ActorWith<"support.read">,
  connectionId: string,
  askedRun: string | null,
): Promise<{ shown: HistoryPage; newest: HistoryPage }> {
  const shown = await readPage(actor, connectionId, askedRun);
  const newest = shown.from === null ? shown : await readPage(actor, connectionId, null);
  return { shown, newest };
}

async function readPage(
  actor: ActorWith<"support.read">,
  connectionId: string,
  fromRun: string | null,
): Promise<HistoryPage> {
  const page = await listRuns(actor, connectionId, fromRun);
  const refusals = await listRefusals(actor, connectionId, { after: page.olderAt, until: page.fromAt });
  return { ...page, refusals };
}

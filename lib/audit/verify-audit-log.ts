import "server-only";
import { getDatabase } from "@/lib/db/client";
import { BEGINNING, type ChainFault, findLinkFault, type Link } from "./chain";
import { hashEvent } from "./hash-event";

const BATCH = 500;

interface Fault {
  fault: ChainFault;
  sequence: bigint;
}

export type AuditLogState = { fault: null; head: Link } | Fault;

/**
 * Walks the whole chain, a batch at a time, and ends at the head. The first fault is told, with the sequence it
 * stands at.
 * @param kept a link that was kept elsewhere: without one, whoever rewrote every row and the head goes unnoticed
 */
export async function verifyAuditLog(kept?: Link): Promise<AuditLogState> {
  let last = BEGINNING;
  if (isOther(last, kept)) return { sequence: last.sequence, fault: "not-as-kept" };
  for (;;) {
    // Before the batch: what the head tells of is committed, so an empty batch after it means that it is gone.
    const head = await getDatabase().auditHead.findUnique({ where: { id: 1 } });
    const walked = await walkBatch(last, kept);
    if ("fault" in walked) return walked;
    if (walked.sequence === last.sequence) return judgeEnd(last, head, kept);
    last = walked;
  }
}

async function walkBatch(after: Link, kept?: Link): Promise<Link | Fault> {
  const isBeginning = after.sequence === BEGINNING.sequence;
  const events = await getDatabase().auditEvent.findMany({
    ...(isBeginning ? {} : { where: { sequence: { gt: after.sequence } } }),
    orderBy: { sequence: "asc" },
    take: BATCH,
  });
  let last = after;
  for (const event of events) {
    const { sequence, hash } = event;
    const fault = findLinkFault(last, event, hashEvent(event));
    if (fault) return fault;
    last = { sequence, hash };
    if (isOther(last, kept)) return { sequence, fault: "not-as-kept" };
  }
  return last;
}

function isOther(link: Link, kept?: Link): boolean {
  return link.sequence === kept?.sequence && link.hash !== kept.hash;
}

function judgeEnd(last: Link, head: Link | null, kept?: Link): AuditLogState {
  const next = last.sequence + 1n;
  if (head && head.sequence > last.sequence) return { sequence: next, fault: "end-missing" };
  if (head && head.sequence < last.sequence) return { sequence: head.sequence + 1n, fault: "beyond-head" };
  if (head?.hash !== last.hash) return { sequence: last.sequence, fault: "head-altered" };
  if (kept && kept.sequence > last.sequence) return { sequence: next, fault: "not-as-kept" };
  return { fault: null, head: last };
}

/** The audit log as a chain: what is hashed of an event, and how one event is told not to follow another. No effects. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** All of an event that its hash takes in; a column that is added later needs a new version of the text. */
export interface LinkedEvent {
  id: string;
  sequence: bigint;
  at: Date;
  actorKind: string;
  actorId: string;
  actorName: string;
  customerId: string | null;
  connectionId: string | null;
  action: string;
  reason: string | null;
  detail: unknown;
  previousHash: string;
}

/** The place where a chain stands: the number and the hash of one event. */
export interface Link {
  sequence: bigint;
  hash: string;
}

/** Where the chain stands before its first event. */
export const BEGINNING: Link = { sequence: 0n, hash: "0".repeat(64) };

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const VERSION = "rolebridge audit event v1";

/** The one text of an event; the migration that chained the first events writes the same in SQL. */
export function canonicalText(event: LinkedEvent): string {
  return JSON.stringify(
    [
      VERSION,
      String(event.sequence),
      event.previousHash,
      event.id,
      event.at.toISOString(),
      event.actorKind,
      event.actorId,
      event.actorName,
      event.customerId,
      event.connectionId,
      event.action,
      event.reason,
      withSortedKeys(event.detail as Json),
    ],
    asStored,
  );
}

/** Half a surrogate pair cannot be stored as UTF-8: the database driver writes this in its place. */
function asStored(_key: string, value: unknown): unknown {
  return typeof value === "string" ? utf8.decode(new TextEncoder().encode(value)) : value;
}

/** jsonb gives keys back in an order of its own. */
function withSortedKeys(value: Json): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(withSortedKeys);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withSortedKeys(inner)]));
}

export type ChainFault =
  | "missing"
  | "altered"
  | "replaced"
  | "unlinked"
  | "end-missing"
  | "beyond-head"
  | "head-altered"
  | "not-as-kept";

/** What is wrong with an event, given the link before it and the hash that its content has now; null where it follows. */
export function findLinkFault(
  before: Link,
  event: Pick<LinkedEvent, "sequence" | "previousHash"> & { hash: string },
  contentHash: string,
): { sequence: bigint; fault: ChainFault } | null {
  const sequence = before.sequence + 1n;
  if (event.sequence < sequence) return { sequence: event.sequence, fault: "unlinked" };
  if (event.sequence > sequence) return { sequence, fault: "missing" };
  const isLinked = event.previousHash === before.hash;
  const isWhole = event.hash === contentHash;
  if (isLinked && isWhole) return null;
  if (isLinked) return { sequence, fault: "altered" };
  return { sequence, fault: isWhole ? "unlinked" : "replaced" };
}

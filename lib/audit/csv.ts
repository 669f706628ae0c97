import "server-only";
import type { AuditEvent as AuditRow } from "@/generated/prisma/client";
import { type CsvCells, streamCsv } from "@/lib/csv";
import type { ActorWith } from "@/lib/session/actors";
import { describeAuditEvent } from "./describe-audit-event";
import { readAuditEvents } from "./queries";
import type { AuditFilter } from "./schema";

const HEADER = [
  ...["sequence", "at", "actor_kind", "actor", "actor_id", "customer_id", "connection_id", "action"],
  ...["what_happened", "reason", "detail", "previous_hash", "hash"],
];

/** The filtered log as CSV, for a spreadsheet or another system. Reading it is no event: the log tells of changes alone. */
export function streamAuditCsv(
  actor: ActorWith<"audit.read">,
  filter: AuditFilter,
): ReadableStream<Uint8Array> {
  return streamCsv(HEADER, readAuditEvents(actor, filter), cellsOf);
}

function cellsOf(row: AuditRow): CsvCells {
  const { sequence, at, actorKind, actorName, actorId, customerId, connectionId, action, reason } = row;
  return [
    ...[String(sequence), at.toISOString(), actorKind, actorName, actorId, customerId, connectionId, action],
    ...[describeAuditEvent(row), reason, JSON.stringify(row.detail), row.previousHash, row.hash],
  ];
}

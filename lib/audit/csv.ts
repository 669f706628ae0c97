/** The audit log as comma-separated values (RFC 4180), for a spreadsheet or another system. */
import type { AuditEvent as AuditRow } from "@/generated/prisma/client";
import { describeAuditEvent } from "./describe-audit-event";

export const CSV_HEADER = csvLine([
  ...["sequence", "at", "actor_kind", "actor", "actor_id", "customer_id", "connection_id", "action"],
  ...["what_happened", "reason", "detail", "previous_hash", "hash"],
]);

export function csvLineOf(row: AuditRow): string {
  const { sequence, at, actorKind, actorName, actorId, customerId, connectionId, action, reason } = row;
  return csvLine([
    ...[String(sequence), at.toISOString(), actorKind, actorName, actorId, customerId, connectionId, action],
    ...[describeAuditEvent(row), reason, JSON.stringify(row.detail), row.previousHash, row.hash],
  ]);
}

export function csvLine(cells: (string | null)[]): string {
  return `${cells.map((cell) => `"${withoutFormula(cell ?? "").replaceAll('"', '""')}"`).join(",")}\r\n`;
}

/** A spreadsheet runs what begins like a formula: an apostrophe makes it text. */
function withoutFormula(cell: string): string {
  return /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

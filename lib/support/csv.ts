import "server-only";
import { type CsvCells, streamCsv } from "@/lib/csv";
import type { ActorWith } from "@/lib/session/actors";
import { findSearched, listConnectionsForSupport } from "./queries";
import type { SupportFilter } from "./schema";
import type { Cursor, SupportRow } from "./types";

const BATCH = 1000;

const HEADER = [
  ...["connection", "customer", "customer_id", "product", "aws_account", "access_method", "access", "state"],
  ...["state_since", "gravest_finding", "last_verified", "proof_of_permissions"],
];

/** The filtered list as CSV; each batch is forgotten once it is sent. */
export function streamConnectionsCsv(
  actor: ActorWith<"connection.export">,
  filter: SupportFilter,
): ReadableStream<Uint8Array> {
  return streamCsv(HEADER, readBatches(actor, filter), cellsOf);
}

async function* readBatches(
  actor: ActorWith<"connection.export">,
  filter: SupportFilter,
): AsyncGenerator<SupportRow[]> {
  const found = await findSearched(actor, filter);
  let cursor: Cursor | null = null;
  do {
    const page = await listConnectionsForSupport(actor, { filter, found, cursor, take: BATCH });
    yield page.rows;
    cursor = page.next;
  } while (cursor);
}

function cellsOf(row: SupportRow): CsvCells {
  const { id, customerName, customerId, integrationId, awsAccountId, accessMethod, access, state } = row;
  const { stateSince, verdictCode, lastVerifiedAt, evidenceGrade } = row;
  return [
    ...[id, customerName, customerId, integrationId, awsAccountId, accessMethod, access, state],
    ...[stateSince.toISOString(), verdictCode, lastVerifiedAt?.toISOString() ?? null, evidenceGrade],
  ];
}

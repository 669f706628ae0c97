import "server-only";
import { csvLine } from "@/lib/audit/csv";
import type { ActorWith } from "@/lib/session/actors";
import { findSearched, listConnectionsForSupport } from "./queries";
import type { SupportFilter } from "./schema";
import type { Cursor, SupportRow } from "./types";

const BATCH = 1000;

const HEADER = csvLine([
  ...["connection", "customer", "customer_id", "product", "aws_account", "access_method", "access", "state"],
  ...["state_since", "gravest_finding", "last_verified", "proof_of_permissions"],
]);

/** The filtered list as CSV; each batch is read when the reader of the stream asks for it, and then forgotten. */
export function streamConnectionsCsv(
  actor: ActorWith<"connection.export">,
  filter: SupportFilter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const batches = readBatches(actor, filter);
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(HEADER)),
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value.map(csvLineOf).join("")));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
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

function csvLineOf(row: SupportRow): string {
  const { id, customerName, customerId, integrationId, awsAccountId, accessMethod, access, state } = row;
  return csvLine([
    ...[id, customerName, customerId, integrationId, awsAccountId, accessMethod, access, state],
    ...[
      row.stateSince.toISOString(),
      row.verdictCode,
      row.lastVerifiedAt?.toISOString() ?? null,
      row.evidenceGrade,
    ],
  ]);
}

import "server-only";
import type { ActorWith } from "@/lib/session/actors";
import { CSV_HEADER, csvLineOf } from "./csv";
import { readAuditEvents } from "./queries";
import type { AuditFilter } from "./schema";

/** The filtered log as CSV; each batch is read when the reader of the stream asks for it. */
export function streamAuditCsv(
  actor: ActorWith<"audit.read">,
  filter: AuditFilter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const batches = readAuditEvents(actor, filter);
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(CSV_HEADER)),
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

import { respondWithCsv } from "@/lib/csv";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { streamConnectionsCsv } from "@/lib/support/csv";
import { readSupportFilter } from "@/lib/support/schema";

/** What the filter of the list lets through, as a file: streamed, so that no list is too long for it. */
export async function GET(request: Request): Promise<Response> {
  const { filter } = readSupportFilter(Object.fromEntries(new URL(request.url).searchParams));
  const actor = await requireActor("connection.export", paths.support(filter));
  return respondWithCsv("connections.csv", streamConnectionsCsv(actor, filter));
}

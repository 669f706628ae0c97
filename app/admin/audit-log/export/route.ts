import { streamAuditCsv } from "@/lib/audit/csv";
import { readAuditFilter } from "@/lib/audit/schema";
import { respondWithCsv } from "@/lib/csv";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";

/** What the filter of the page lets through, as a file: streamed, so that no log is too long for it. */
export async function GET(request: Request): Promise<Response> {
  const { values, filter } = readAuditFilter(Object.fromEntries(new URL(request.url).searchParams));
  const actor = await requireActor("audit.read", paths.auditLog(values));
  if (!filter) return new Response(null, { status: 303, headers: { location: paths.auditLog(values) } });
  return respondWithCsv("audit-log.csv", streamAuditCsv(actor, filter));
}

import "server-only";
import type { AuditEvent as AuditRow } from "@/generated/prisma/client";
import { describeAuditEvent } from "@/lib/audit/describe-audit-event";
import type { AuditEvent } from "@/lib/audit/record-audit-event";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith } from "@/lib/session/actors";

const REFUSED = ["connection.access-key-refused", "connection.role-arn-refused"] satisfies Action[];
/** What comes after a refusal and makes it a thing of the past. */
const MENDED = [
  "connection.access-key-entered",
  "connection.role-arn-entered",
  "connection.account-changed",
  "connection.moved-to-role",
  "connection.returned-to-key",
  "connection.disconnected",
] satisfies Action[];
/** So does a run, where the customer asked for it: they went on with what is stored. Support's run is not theirs. */
const WENT_ON = { action: "verification.started" satisfies Action, actorKind: "member" };
const SHOWN = 50;

type Action = AuditEvent["action"];

/** An access key or a Role ARN that a form refused. */
export interface TimelineRefusal {
  id: string;
  at: Date;
  who: string;
  /** What was refused and why, in a sentence. */
  what: string;
}

/** The refusals of a connection between two moments, the newest first: `after` is left out, `until` is taken in. */
export async function listRefusals(
  _: ActorWith<"support.read">,
  connectionId: string,
  { after, until }: { after: Date | null; until: Date | null },
): Promise<TimelineRefusal[]> {
  const rows = await getDatabase().auditEvent.findMany({
    where: {
      connectionId,
      action: { in: REFUSED },
      at: { ...(after && { gt: after }), ...(until && { lte: until }) },
    },
    orderBy: { sequence: "desc" },
    take: SHOWN,
  });
  return rows.map(toRefusal);
}

/** The refusal that whoever sets the connection up stands before now; null where they went on since. */
export async function findStandingRefusal(
  _: ActorWith<"support.read">,
  connectionId: string,
): Promise<TimelineRefusal | null> {
  const newest = await getDatabase().auditEvent.findFirst({
    where: { connectionId, OR: [{ action: { in: [...REFUSED, ...MENDED] } }, WENT_ON] },
    orderBy: { sequence: "desc" },
  });
  return newest && REFUSED.some((action) => action === newest.action) ? toRefusal(newest) : null;
}

function toRefusal(row: AuditRow): TimelineRefusal {
  return { id: row.id, at: row.at, who: row.actorName, what: describeAuditEvent(row) };
}

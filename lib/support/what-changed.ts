import "server-only";
import type { AuditEvent } from "@/lib/audit/record-audit-event";
import type { AuthorizedConnection, VerificationRecord } from "@/lib/connections/types";
import { withItsAccess } from "@/lib/connections/verified-in-full";
import { getDatabase } from "@/lib/db/client";
import { defaultRegion } from "@/lib/iam/partition";
import type { ActorWith } from "@/lib/session/actors";
import { formatUtcMoment } from "@/lib/utc-moment";
import { type ChangeEvents, changedFindings, eventsOf } from "@/lib/verification/change-events";
import { findMainFinding } from "@/lib/verification/main-finding";
import { type FindingCode, VERDICT_CODES } from "@/lib/verification/verdict-codes";

/**
 * Between which moments an access that was verified in full broke, and which events in CloudTrail tell of it. Null where
 * it works, never did, where no change in the customer's AWS is behind it, or where what was asked for changed as well.
 */
export async function describeChange(
  _: ActorWith<"support.read">,
  connection: AuthorizedConnection,
  run: VerificationRecord | null,
  verifiedInFullAt: Date | null,
): Promise<string | null> {
  const access = withItsAccess(connection);
  const code = run?.finishedAt ? findMainFinding(run.accessMethod, run.results) : null;
  const result = run?.results.find((one) => one.code === code);
  const events = run && result ? eventsOf(result, run.accessMethod) : null;
  if (verifiedInFullAt === null || access === null || code === null || events === null) return null;
  if (await wasChangedHere(connection, code, verifiedInFullAt)) return null;
  const first = await getDatabase().verification.findFirst({
    where: {
      ...access,
      startedAt: { gte: verifiedInFullAt },
      checks: { some: { code: { in: changedFindings(code) } } },
    },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  if (first === null) return null;
  const moments = `Everything worked at ${formatUtcMoment(verifiedInFullAt)}, and this was first found at ${formatUtcMoment(first.startedAt)}: it broke in between.`;
  return `${moments} ${tellTrail(events, connection)}`;
}

/** Whether other permissions were chosen since, or the External ID was taken back: then that alone may be why. */
async function wasChangedHere(
  { id: connectionId }: AuthorizedConnection,
  code: FindingCode,
  since: Date,
): Promise<boolean> {
  const action: AuditEvent["action"] =
    VERDICT_CODES[code].check === "permissions" ? "connection.permissions-chosen" : "external-id.revoked";
  const changes = await getDatabase().auditEvent.count({
    where: { connectionId, action, at: { gt: since } },
  });
  return changes > 0;
}

/** Events of IAM stand in one region of each partition (CloudTrail User Guide, "Global service events"). */
function tellTrail(
  { account, names }: ChangeEvents,
  { awsAccountId, partition }: AuthorizedConnection,
): string {
  const whose =
    account === "own" ? `account ${awsAccountId}` : `the management account of its AWS organisation`;
  return `What was changed shows in CloudTrail of ${whose}, in ${defaultRegion(partition)} and for 90 days: look for ${names.join(", ")}.`;
}

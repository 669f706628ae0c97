import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { AccessMethod } from "@/lib/integrations/manifest";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { ActorWith } from "@/lib/session/actors";
import type { CheckResult } from "@/lib/verification/check-result";
import { CHECKS_BY_METHOD } from "@/lib/verification/checks";

const RUNS_PER_PAGE = 20;

/** One verification of a connection, with all that AWS answered. */
export interface TimelineRun {
  id: string;
  accessMethod: AccessMethod;
  /** Whom or what it was started by: a person's name and e-mail address, or a job. */
  requestedBy: string;
  startedAt: Date;
  finishedAt: Date | null;
  stateBefore: ConnectionState;
  outcome: ConnectionState | null;
  /** What it was made with. */
  roleArn: string | null;
  externalId: string | null;
  results: CheckResult[];
}

export interface TimelinePage {
  runs: TimelineRun[];
  /** The run that was asked for and begins it; null where it begins at the newest. */
  from: string | null;
  /** When that run started: what came later belongs to a newer page. */
  fromAt: Date | null;
  /** The run that the next page begins with; null on the last one. */
  olderFrom: string | null;
  /** When that run started: what came later belongs to this page. */
  olderAt: Date | null;
}

/** The runs of a connection, the newest first, from a given run on. One that is not its own begins at the newest. */
export async function listRuns(
  _: ActorWith<"support.read">,
  connectionId: string,
  fromRunId: string | null,
): Promise<TimelinePage> {
  const database = getDatabase();
  const from =
    fromRunId === null
      ? null
      : await database.verification.findFirst({ where: { id: fromRunId, connectionId } });
  const rows = await database.verification.findMany({
    where: { connectionId, ...(from && { startedAt: { lte: from.startedAt } }) },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: RUNS_PER_PAGE + 1,
    include: { checks: true },
  });
  const names = await nameRequesters(rows.map(({ requestedBy }) => requestedBy));
  const runs = rows.slice(0, RUNS_PER_PAGE).map(({ checks, accessMethod, stateBefore, outcome, ...row }) => ({
    ...row,
    accessMethod: accessMethod as AccessMethod,
    stateBefore: stateBefore as ConnectionState,
    outcome: outcome as ConnectionState | null,
    requestedBy: names.get(row.requestedBy) ?? row.requestedBy,
    results: inOrder(
      accessMethod as AccessMethod,
      checks.map(({ result }) => result as unknown as CheckResult),
    ),
  }));
  const older = rows[RUNS_PER_PAGE];
  return {
    runs,
    from: from?.id ?? null,
    fromAt: from?.startedAt ?? null,
    olderFrom: older?.id ?? null,
    olderAt: older?.startedAt ?? null,
  };
}

async function nameRequesters(ids: string[]): Promise<Map<string, string>> {
  const people = await getDatabase().person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    include: { staff: true },
  });
  return new Map(
    people.map(({ id, name, email, staff }) => [id, `${name} <${email}>${staff ? ", staff" : ""}`]),
  );
}

function inOrder(method: AccessMethod, results: CheckResult[]): CheckResult[] {
  const order: readonly string[] = CHECKS_BY_METHOD[method];
  return results.toSorted((a, b) => order.indexOf(a.check) - order.indexOf(b.check));
}

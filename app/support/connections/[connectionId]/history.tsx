import { EventList } from "@/components/support/event-list";
import { RunTimeline } from "@/components/support/run-timeline";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { FileText } from "@/components/ui/file-text";
import { describeAuditEvent } from "@/lib/audit/describe-audit-event";
import { listEventsOf } from "@/lib/audit/queries";
import { getIntegration } from "@/lib/connections/integrations";
import { describeKeyDoctor } from "@/lib/connections/key-doctor";
import { describeTrustDoctor } from "@/lib/connections/trust-doctor";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { getEnv } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { ActorWith } from "@/lib/session/actors";
import type { SetupView } from "@/lib/setup/setup-view";
import { writeDiagnosticText } from "@/lib/support/diagnostic-text";
import { readHistory } from "@/lib/support/history";
import type { TimelineRun } from "@/lib/support/timeline";
import { FINDING_WORDS } from "@/lib/verification/finding-words";
import { findMainFinding } from "@/lib/verification/main-finding";
import { describePlace } from "./describe-place";

interface HistoryProps {
  actor: ActorWith<"support.read">;
  connection: AuthorizedConnection;
  view: SetupView;
  /** When what broke was last in order, and where that shows. */
  change: string | null;
  customerName: string;
  /** The run that the address names: the timeline begins with it, where it is one of this connection. */
  askedRun: string | null;
}

/** What happened: the runs, the changes, and all of it as a text for a ticket. */
export async function History(props: HistoryProps) {
  const { actor, connection, view, change, customerName, askedRun } = props;
  const { id } = connection;
  const { shown, newest } = await readHistory(actor, id, askedRun);
  const { runs, refusals, from, olderFrom } = shown;
  const events = await listEventsOf(actor, id);
  const text = writeDiagnosticText({
    connection,
    verifiedInFullAt: view.verifiedInFullAt,
    change,
    customerName,
    productName: getIntegration(connection.integrationId).name,
    vendorPrincipal: getEnv().VENDOR_PRINCIPAL_ARN,
    customerPage: describePlace(connection),
    runs: newest.runs,
    refusals: newest.refusals,
    trust: describeTrustDoctor(connection)?.paste ?? null,
    keys: describeKeyDoctor(connection)?.paste ?? null,
    policies: view.permissionsDoctor?.paste ?? null,
    now: new Date(),
  });
  return (
    <>
      <section aria-labelledby="timeline" className="space-y-4">
        <h2 id="timeline" className="font-semibold">
          Timeline
        </h2>
        {runs.length === 0 && <p>Nothing was verified yet.</p>}
        {runs.length + refusals.length > 0 && (
          <RunTimeline runs={runs.map(shownRun)} refusals={refusals} openId={from ?? runs[0]?.id ?? null} />
        )}
        <nav aria-label="Pages of the timeline" className="flex flex-wrap gap-2 empty:hidden">
          {from && <ButtonLink href={paths.supportConnection(id)}>Newest verifications</ButtonLink>}
          {olderFrom && <ButtonLink href={paths.supportRun(id, olderFrom)}>Older verifications</ButtonLink>}
        </nav>
      </section>
      <section aria-labelledby="ticket" className="space-y-4">
        <h2 id="ticket" className="font-semibold">
          For a ticket
        </h2>
        <FileText
          id="diagnostic"
          title="Diagnostic text"
          fileName="diagnostic.txt"
          text={text}
          note="It holds no secret: identifiers, codes, AWS's messages and times in UTC."
        />
      </section>
      <Details summary={`What was done to it: the newest ${events.length} events`}>
        <EventList
          events={events.map((event) => ({
            sequence: String(event.sequence),
            at: event.at,
            who: event.actorName,
            what: describeAuditEvent(event),
            reason: event.reason,
          }))}
        />
      </Details>
    </>
  );
}

function shownRun(run: TimelineRun) {
  const code = findMainFinding(run.accessMethod, run.results);
  return { ...run, summary: code && FINDING_WORDS[code] };
}

import type { AuditEntry } from "@/components/audit/audit-list";
import type { Definition } from "@/components/ui/definition-list";
import { Identifier } from "@/components/ui/identifier";
import { RelativeTime } from "@/components/ui/relative-time";
import { describeAuditEvent } from "@/lib/audit/describe-audit-event";
import type { AuditPage } from "@/lib/audit/queries";
import { paths } from "@/lib/paths";

type Event = AuditPage["events"][number];

const KINDS: Record<string, string> = { member: "a member of the customer", staff: "staff", job: "a job" };

/** An event as the list shows it. */
export function entryOf(event: Event): AuditEntry {
  const { sequence, at, actorKind, actorName, reason } = event;
  return {
    sequence: String(sequence),
    at,
    who: actorKind === "job" ? `Job: ${actorName}` : actorName,
    what: describeAuditEvent(event),
    reason,
    facts: factsOf(event),
  };
}

function factsOf(event: Event): Definition[] {
  const { sequence, at, action, actorKind, actorId, detail, hash } = event;
  const facts = Object.entries((detail ?? {}) as Record<string, unknown>).sort();
  return [
    { term: "When", description: <RelativeTime date={at} /> },
    { term: "By", description: withId(KINDS[actorKind] ?? actorKind, actorId) },
    ...subjectOf(event),
    { term: "Action", description: <Identifier value={action} /> },
    ...facts.map(([name, value]) => ({
      term: `Detail: ${name}`,
      description: value === null ? "none" : <Identifier value={String(value)} />,
    })),
    { term: `Hash of event ${sequence}`, description: <Identifier value={hash} /> },
  ];
}

function subjectOf({ customerId, customerName, connectionId }: Event): Definition[] {
  const customer = { term: "Customer", description: withId(customerName, customerId) };
  const link = (id: string) => (
    <a href={paths.supportConnection(id)} className="underline">
      <Identifier value={id} />
    </a>
  );
  return [
    ...(customerId ? [customer] : []),
    ...(connectionId ? [{ term: "Connection", description: link(connectionId) }] : []),
  ];
}

function withId(words: string | null, id: string | null) {
  return (
    <>
      {words && `${words}, `}
      {id && <Identifier value={id} />}
    </>
  );
}

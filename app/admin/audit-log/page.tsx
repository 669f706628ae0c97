import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { AuditFilter } from "@/components/audit/audit-filter";
import { AuditList } from "@/components/audit/audit-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { AUDIT_ACTIONS } from "@/lib/audit/describe-audit-event";
import { listAuditEvents } from "@/lib/audit/queries";
import { auditCursorSchema, readAuditFilter } from "@/lib/audit/schema";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { entryOf } from "./entry";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage({ searchParams }: PageProps<"/admin/audit-log">) {
  const query = await searchParams;
  const { values, errors, filter } = readAuditFilter(query);
  const actor = await requireActor("audit.read", paths.auditLog(values));
  const before = auditCursorSchema.parse(query.before);
  const page = filter && (await listAuditEvents(actor, filter, before));
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who changed what, when and why. Nobody can change or remove an event here; whether somebody did so past the product is found by npm run audit:verify."
        actions={filter && <ButtonLink href={paths.auditLogExport(values)}>Export as CSV</ButtonLink>}
      />
      <AuditFilter values={values} errors={errors} actions={AUDIT_ACTIONS} clearHref={paths.auditLog()} />
      {page?.events.length === 0 && (
        <EmptyState title="No event matches">
          <p>Take something out of the filter, or look at other days.</p>
        </EmptyState>
      )}
      {page && page.events.length > 0 && <AuditList entries={page.events.map(entryOf)} />}
      <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-2 empty:hidden">
        {before && <ButtonLink href={paths.auditLog(values)}>Newest events</ButtonLink>}
        {page?.next && (
          <ButtonLink href={paths.auditLog({ ...values, before: String(page.next) })}>
            Older events
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

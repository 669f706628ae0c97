import type { Metadata } from "next";
import { PageHeader } from "@/components/app-shell/page-header";
import { ConnectionTable } from "@/components/support/connection-table";
import { FilterChips } from "@/components/support/filter-chips";
import { SearchNote } from "@/components/support/search-note";
import { SupportFilter } from "@/components/support/support-filter";
import { ButtonLink } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { requireActor } from "@/lib/session/require-actor";
import { findSearched, listConnectionsForSupport } from "@/lib/support/queries";
import { formatCursor, readCursor, readSupportFilter } from "@/lib/support/schema";
import { listFilterFields } from "./list-fields";
import { chipsOf, IgnoredFilters, NothingFound, tableRowOf } from "./list-parts";

export const metadata: Metadata = { title: "Connections" };

/** Every customer's connections: searched, narrowed and paged by the address alone. */
export default async function SupportPage({ searchParams }: PageProps<"/support">) {
  const query = await searchParams;
  const { filter: asked, ignored } = readSupportFilter(query);
  const actor = await requireActor("support.read", paths.support(asked));
  const cursor = readCursor(query);
  const found = await findSearched(actor, asked);
  const filter = found?.isSecret ? { ...asked, q: "" } : asked;
  const { rows, next } = await listConnectionsForSupport(actor, { filter, found, cursor });
  const fields = listFilterFields();
  const chips = chipsOf(filter, fields);
  return (
    <>
      <PageHeader
        title="Connections"
        description="Every customer's: to look at and to verify again. Nothing is changed here."
        actions={<ButtonLink href={paths.supportExport(filter)}>Export as CSV</ButtonLink>}
      />
      <SupportFilter search={filter.q ?? ""} fields={fields} values={filter} />
      <FilterChips chips={chips} clearHref={paths.support()} />
      {ignored.length > 0 && <IgnoredFilters names={ignored} fields={fields} />}
      {found && (
        <SearchNote
          understood={found.understood}
          note={found.note}
          runHref={found.run && paths.supportRun(found.run.connectionId, found.run.id)}
        />
      )}
      {rows.length === 0 ? (
        <NothingFound isNarrowed={chips.length > 0} isPaged={cursor !== null} />
      ) : (
        <ConnectionTable rows={rows.map(tableRowOf)} />
      )}
      <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center gap-4">
        {cursor && <ButtonLink href={paths.support(filter)}>First page</ButtonLink>}
        {next && (
          <ButtonLink href={paths.support({ ...filter, after: formatCursor(next) })}>Next page</ButtonLink>
        )}
        {rows.length > 0 && (
          <p className="text-small text-soft">
            {rows.length} shown{next ? ", more follow" : ""}
          </p>
        )}
      </nav>
    </>
  );
}

import type { ConnectionTableRow } from "@/components/support/connection-table";
import type { FilterChip } from "@/components/support/filter-chips";
import { ButtonLink } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { findIntegration } from "@/lib/connections/integrations";
import { paths } from "@/lib/paths";
import { EVIDENCE_WORDS, type FilterName, type SupportFilter } from "@/lib/support/schema";
import type { SupportRow } from "@/lib/support/types";
import { FINDING_WORDS } from "@/lib/verification/finding-words";
import { describeValue, type listFilterFields } from "./list-fields";

type Fields = ReturnType<typeof listFilterFields>;

export function tableRowOf({
  integrationId,
  verdictCode,
  evidenceGrade,
  ...row
}: SupportRow): ConnectionTableRow {
  return {
    ...row,
    href: paths.supportConnection(row.id),
    productName: findIntegration(integrationId)?.name ?? integrationId,
    verdict: verdictCode && { words: FINDING_WORDS[verdictCode] ?? verdictCode, code: verdictCode },
    evidence: evidenceGrade && (EVIDENCE_WORDS[evidenceGrade] ?? evidenceGrade),
  };
}

export function chipsOf(filter: SupportFilter, fields: Fields): FilterChip[] {
  const without = (name: FilterName) => {
    const { [name]: _, ...rest } = filter;
    return paths.support(rest);
  };
  const search = filter.q ? [{ label: "Search", value: filter.q, removeHref: without("q") }] : [];
  const chosen = fields.flatMap((field) => {
    const value = filter[field.name];
    const chip = { label: field.label, removeHref: without(field.name) };
    return value ? [{ ...chip, value: describeValue(field, value) }] : [];
  });
  return [...search, ...chosen];
}

export function IgnoredFilters({ names, fields }: { names: FilterName[]; fields: Fields }) {
  const labels = names.map((name) => fields.find((field) => field.name === name)?.label ?? "Search");
  return (
    <div className="mb-4">
      <Callout tone="attention">
        The address asks for something that there is not, so it was left out: {labels.join(", ")}.
      </Callout>
    </div>
  );
}

export function NothingFound({ isNarrowed, isPaged }: { isNarrowed: boolean; isPaged: boolean }) {
  if (!isNarrowed && !isPaged) return <EmptyState title="No customer has begun a connection yet" />;
  return (
    <EmptyState
      title={isPaged ? "Nothing follows" : "No connection matches"}
      action={<ButtonLink href={paths.support()}>Show every connection</ButtonLink>}
    >
      {isPaged
        ? "This is the end of the list, or what stood here has changed meanwhile."
        : "Remove one of the filters above, or search for less: a part of the customer's name, or the account alone."}
    </EmptyState>
  );
}

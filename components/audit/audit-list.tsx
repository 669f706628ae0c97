import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { DisclosureChevron } from "@/components/ui/details";
import { formatUtcMoment } from "@/lib/utc-moment";

export interface AuditEntry {
  sequence: string;
  at: Date;
  who: string;
  what: string;
  reason: string | null;
  facts: Definition[];
}

/** One line per event, the newest first; each opens to all that is written down about it. */
export function AuditList({ entries }: { entries: AuditEntry[] }) {
  return (
    <ol className="divide-y divide-line rounded-box border border-line bg-surface">
      {entries.map(({ sequence, at, who, what, reason, facts }) => (
        <li key={sequence}>
          <details>
            <summary className="flex cursor-pointer list-none items-baseline gap-3 p-4 hover:bg-sunken">
              <DisclosureChevron />
              <span className="grid min-w-0 flex-1 gap-x-6 gap-y-1 wide:grid-cols-[11rem_14rem_1fr]">
                <time dateTime={at.toISOString()} className="text-small text-soft tabular-nums">
                  {formatUtcMoment(at)}
                </time>
                <span className="text-small wrap-anywhere">{who}</span>
                <span className="min-w-0 wrap-anywhere">
                  {what}
                  {reason && <span className="block text-small text-soft">Reason: {reason}</span>}
                </span>
              </span>
            </summary>
            <div className="px-4 pb-4 wide:pl-10">
              <DefinitionList items={facts} />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

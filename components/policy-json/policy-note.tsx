import { DisclosureChevron } from "@/components/ui/details";
import type { PolicySection } from "./document-lines";

/** The margin beside a run of lines: what it is for, and a handle that folds it. */
export function PolicyNote({
  row,
  section,
  lineCount,
}: {
  row: number;
  section: PolicySection;
  lineCount: number;
}) {
  return (
    <details open data-row={row} className="policy-note">
      <summary className="disclosure">
        <DisclosureChevron />
        <span className="font-medium text-ink">{section.title}</span>
        {!section.required && <span className="text-soft">optional</span>}
      </summary>
      <p className="ps-4.5 text-small text-soft">{section.purpose}</p>
      <p className="sr-only">{lineCount} lines of the document.</p>
    </details>
  );
}

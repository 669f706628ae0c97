import { Details } from "@/components/ui/details";
import type { LineChanges } from "./line-changes";

/** The difference in words, and the lines that are no longer there: those must stay out of the document itself. */
export function PolicyChanges({ changes }: { changes: LineChanges }) {
  const { added, removed } = changes;
  if (added.size === 0 && removed.length === 0) {
    return <p className="border-t border-line px-4 py-2 text-small text-soft">Nothing differs.</p>;
  }
  return (
    <div className="border-t border-line px-4 py-2 text-small text-soft">
      {added.size > 0 && <p>{describeLines(added)} new, marked with + and the word “added”.</p>}
      {removed.length > 0 && (
        <Details summary={removed.length === 1 ? "1 line goes" : `${removed.length} lines go`}>
          <pre className="policy-removed">{removed.join("\n")}</pre>
        </Details>
      )}
    </div>
  );
}

/** "Lines 6 to 9 are", "Line 4 is": consecutive lines as one span. */
function describeLines(added: ReadonlySet<number>): string {
  const spans: [number, number][] = [];
  for (const line of [...added].sort((a, b) => a - b)) {
    const last = spans[spans.length - 1];
    if (last && last[1] === line - 1) last[1] = line;
    else spans.push([line, line]);
  }
  const texts = spans.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1} to ${to + 1}`));
  return added.size === 1 ? `Line ${texts[0]} is` : `Lines ${texts.join(", ")} are`;
}

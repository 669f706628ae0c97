import { ButtonLink } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { formatDocument, type LineRun, type PolicySection, partLines } from "./document-lines";
import { type HighlightedLine, highlightJson } from "./highlight-json";
import { compareLines, type LineChanges } from "./line-changes";
import { PolicyChanges } from "./policy-changes";
import { PolicyLine, type PolicyMark } from "./policy-line";
import { PolicyNote } from "./policy-note";
import { type DocumentSize, SizeMeter } from "./size-meter";

export interface PolicyJsonProps {
  /** Names the element that holds the document: `data-document`, and the anchor of its text. */
  name: string;
  title: string;
  document: PolicyDocument;
  sections?: PolicySection[];
  marks?: PolicyMark[];
  size?: DocumentSize | null;
  downloadHref?: string | null;
  fileName?: string;
  diffAgainst?: PolicyDocument;
}

const NO_CHANGES: LineChanges = { added: new Set(), removed: [] };

/** A policy document for reading: highlighted, parted by capability, and still one text that copies as JSON. */
export async function PolicyJson(props: PolicyJsonProps) {
  const { name, title, document, sections = [], marks = [], size, diffAgainst } = props;
  const text = formatDocument(document);
  const lines = await highlightJson(text);
  const runs = partLines(text.split("\n"), sections);
  const changes = diffAgainst
    ? compareLines(formatDocument(diffAgainst).split("\n"), text.split("\n"))
    : NO_CHANGES;
  return (
    <section aria-label={title} className="policy">
      <PolicyHead {...props} />
      <PolicyBody name={name} lines={lines} runs={runs} marks={marks} changes={changes} />
      {diffAgainst && <PolicyChanges changes={changes} />}
      {(size || marks.length > 0) && (
        <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-line px-4 py-2">
          {size && <SizeMeter {...size} />}
          <MarkLegend marks={marks.filter((mark) => text.includes(mark.text))} />
        </footer>
      )}
    </section>
  );
}

function PolicyHead({ name, title, downloadHref, fileName }: PolicyJsonProps) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line py-1 ps-4 pe-1">
      <p className="text-small font-medium">{title}</p>
      <div className="flex items-center gap-1">
        {downloadHref && (
          <ButtonLink
            href={downloadHref}
            variant="quiet"
            download={fileName ?? `${name}.json`}
            size="compact"
          >
            Download <span className="sr-only">{title}</span>
          </ButtonLink>
        )}
        <CopyButton of={title} targetId={`document-${name}`} />
      </div>
    </header>
  );
}

interface PolicyBodyProps {
  name: string;
  lines: HighlightedLine[];
  runs: LineRun[];
  marks: PolicyMark[];
  changes: LineChanges;
}

function PolicyBody({ name, lines, runs, marks, changes }: PolicyBodyProps) {
  return (
    <div className="policy-body" data-noted={runs.some(({ section }) => section !== null)}>
      {runs.map(
        ({ start, end, section }, index) =>
          section && <PolicyNote key={start} row={index + 1} section={section} lineCount={end - start} />,
      )}
      <pre id={`document-${name}`} data-document={name}>
        {runs.map(({ start, end }, index) => (
          <code key={start} data-row={index + 1} className="policy-run">
            {lines.slice(start, end).map(({ index: line, tokens }) => (
              <PolicyLine key={line} tokens={tokens} marks={marks} isAdded={changes.added.has(line)} />
            ))}
          </code>
        ))}
      </pre>
    </div>
  );
}

function MarkLegend({ marks }: { marks: PolicyMark[] }) {
  if (marks.length === 0) return null;
  return (
    <p className="text-small text-soft">
      Marked:{" "}
      {marks.map(({ label }, index) => (
        <span key={label}>
          {index > 0 && ", "}
          <mark>{label}</mark>
        </span>
      ))}
    </p>
  );
}

import type { Token } from "./highlight-json";

/** A value worth finding at a glance, and what it is. */
export interface PolicyMark {
  text: string;
  label: string;
}

const MAX_DEPTH = 6;

interface PolicyLineProps {
  tokens: Token[];
  marks: PolicyMark[];
  isAdded: boolean;
}

export function PolicyLine({ tokens, marks, isAdded }: PolicyLineProps) {
  return (
    <span className="policy-line" data-depth={depthOf(tokens)} data-change={isAdded ? "added" : undefined}>
      {tokens.map(({ at, text, kind }) =>
        kind === "plain" ? (
          text
        ) : (
          <span key={at} className={`json-${kind}`}>
            <MarkedText text={text} marks={marks} />
          </span>
        ),
      )}
      {"\n"}
    </span>
  );
}

/** How far the line is indented, so that a line too long for its place hangs below its own start. */
function depthOf(tokens: Token[]): number {
  const text = tokens.map((token) => token.text).join("");
  return Math.min(MAX_DEPTH, Math.floor((text.length - text.trimStart().length) / 2));
}

function MarkedText({ text, marks }: { text: string; marks: PolicyMark[] }) {
  const mark = marks.find((candidate) => candidate.text !== "" && text.includes(candidate.text));
  if (!mark) return text;
  const at = text.indexOf(mark.text);
  return (
    <>
      {text.slice(0, at)}
      <mark title={mark.label}>{mark.text}</mark>
      <MarkedText text={text.slice(at + mark.text.length)} marks={marks} />
    </>
  );
}

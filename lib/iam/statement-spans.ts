/** A place in a text; lines and columns count from 1. */
export interface TextPosition {
  line: number;
  column: number;
}

export interface TextSpan {
  start: TextPosition;
  end: TextPosition;
}

/**
 * Where each statement of a policy text stands, in order; none where the text has no statement. The text must be
 * valid JSON: IAM keeps no other.
 */
export function statementSpans(text: string): TextSpan[] {
  const start = statementValueOffset(text);
  if (start < 0) return [];
  const offsets = text[start] === "[" ? elementsOf(text, start) : [{ start, end: endOfValue(text, start) }];
  return offsets.map((each) => ({
    start: positionAt(text, each.start),
    end: positionAt(text, each.end),
  }));
}

/** Offset of the value of the top-level member `Statement`; -1 when there is none. */
function statementValueOffset(text: string): number {
  let at = skipSpace(text, text.indexOf("{") + 1);
  while (text[at] === '"') {
    const keyEnd = endOfValue(text, at);
    const name: unknown = JSON.parse(text.slice(at, keyEnd));
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1);
    if (name === "Statement") return value;
    at = skipSpace(text, skipSpace(text, endOfValue(text, value)) + 1);
  }
  return -1;
}

function elementsOf(text: string, arrayStart: number): { start: number; end: number }[] {
  const elements: { start: number; end: number }[] = [];
  let at = skipSpace(text, arrayStart + 1);
  while (at < text.length && text[at] !== "]") {
    const end = endOfValue(text, at);
    elements.push({ start: at, end });
    const next = skipSpace(text, end);
    at = text[next] === "," ? skipSpace(text, next + 1) : next;
  }
  return elements;
}

/** Just behind the JSON value that begins at `start`. */
function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] !== "{" && text[start] !== "[") return endOfScalar(text, start);
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === "{" || character === "[") depth++;
    if (character === "}" || character === "]") depth--;
    at = character === '"' ? endOfString(text, at) : at + 1;
  } while (depth > 0 && at < text.length);
  return at;
}

function endOfScalar(text: string, start: number): number {
  let at = start;
  while (/[\w.+-]/.test(text[at] ?? "")) at++;
  return at;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? "")) at++;
  return at;
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

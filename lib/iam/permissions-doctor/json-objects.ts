/** A JSON object that stands in a text, and where. */
export interface FoundObject {
  value: Record<string, unknown>;
  start: number;
  end: number;
}

/** No answer of IAM is nearly as deep. */
const DEEPEST = 40;

const BLANKS = /\s*/y;
const OPENING = /\{\s*["}]/y;
const STRING = /"[^"\\]*(?:\\[\r\n]*[^\r\n][^"\\]*)*"/y;
const WORD = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

interface Cursor {
  text: string;
  at: number;
  /** Where the last string ran over a line: it may have been cut off there. */
  wrappedAt: number | null;
}

/**
 * Finds every whole JSON object in a text, in order, the outermost only. What breaks off is passed over up to where it
 * does, so that each character is read once or twice. Line breaks that a terminal put into a string are taken out.
 */
export function findJsonObjects(text: string): FoundObject[] {
  const found: FoundObject[] = [];
  let start = text.indexOf("{");
  while (start !== -1) {
    const cursor: Cursor = { text, at: start, wrappedAt: null };
    const value = match(OPENING, cursor, false) === undefined ? undefined : readObject(cursor, 0);
    if (value) found.push({ value, start, end: cursor.at });
    const next = value ? cursor.at : Math.max(start + 1, cursor.wrappedAt ?? cursor.at);
    start = text.indexOf("{", next);
  }
  return found;
}

/** Moves on past what stands here, unless told to stay. */
function match(pattern: RegExp, cursor: Cursor, movesOn = true): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (movesOn) cursor.at += found?.length ?? 0;
  return found;
}

/** What stands after blanks, as far as it is the mark. */
function takeMark(cursor: Cursor, mark: string): boolean {
  match(BLANKS, cursor);
  if (cursor.text.charAt(cursor.at) !== mark) return false;
  cursor.at++;
  return true;
}

/** Undefined, which is no JSON, for what breaks off; the cursor stands where it does. */
function readValue(cursor: Cursor, depth: number): unknown {
  match(BLANKS, cursor);
  const next = cursor.text.charAt(cursor.at);
  if (depth > DEEPEST) return undefined;
  if (next === "{") return readObject(cursor, depth);
  if (next === "[") return readArray(cursor, depth);
  if (next === '"') return readString(cursor);
  const word = match(WORD, cursor);
  return word === undefined ? undefined : parse(word);
}

function readObject(cursor: Cursor, depth: number): Record<string, unknown> | undefined {
  const entries: [string, unknown][] = [];
  const isWhole = readItems(cursor, "}", () => {
    match(BLANKS, cursor);
    const key = readString(cursor);
    if (key === undefined || !takeMark(cursor, ":")) return false;
    const value = readValue(cursor, depth + 1);
    entries.push([key, value]);
    return value !== undefined;
  });
  return isWhole ? Object.fromEntries(entries) : undefined;
}

function readArray(cursor: Cursor, depth: number): unknown[] | undefined {
  const items: unknown[] = [];
  const isWhole = readItems(cursor, "]", () => {
    const item = readValue(cursor, depth + 1);
    items.push(item);
    return item !== undefined;
  });
  return isWhole ? items : undefined;
}

function readItems(cursor: Cursor, closing: string, readItem: () => boolean): boolean {
  cursor.at++;
  if (takeMark(cursor, closing)) return true;
  do {
    if (!readItem()) return false;
  } while (takeMark(cursor, ","));
  return takeMark(cursor, closing);
}

function readString(cursor: Cursor): string | undefined {
  const start = cursor.at;
  const raw = match(STRING, cursor);
  if (raw === undefined) return undefined;
  const wrap = raw.search(/[\r\n]/);
  cursor.wrappedAt = wrap === -1 ? null : start + wrap;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON does not allow in a string.
  const value = parse(raw.replace(/[\u0000-\u001F]/g, ""));
  return typeof value === "string" ? value : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

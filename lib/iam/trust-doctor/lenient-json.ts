/** A slip in the text that we read over and IAM does not. */
export type TextSlip = "smart-quotes" | "single-quotes" | "trailing-comma" | "comment" | "broken-string";

export type LenientJson =
  | { ok: true; value: unknown; end: number; slips: TextSlip[]; repeatedKeys: string[] }
  | { ok: false; cutOff: boolean; line: number };

const DEEPEST = 40;
const SMART_DOUBLE = "\u201C\u201D\u201E\u201F\u00AB\u00BB";
const SMART_SINGLE = "\u2018\u2019";
const ESCAPES: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

interface Cursor {
  text: string;
  at: number;
  slips: Set<TextSlip>;
  repeatedKeys: Set<string>;
}

class Unreadable extends Error {}

/**
 * Reads the JSON value at the head of a text as people paste it: curly or single quotes, comments, trailing commas
 * and strings that run over a line are read and told; of a key given twice the last one counts.
 */
export function readLenientJson(text: string): LenientJson {
  const cursor: Cursor = { text, at: 0, slips: new Set(), repeatedKeys: new Set() };
  try {
    const value = readValue(cursor, 0);
    return {
      ok: true,
      value,
      end: cursor.at,
      slips: [...cursor.slips],
      repeatedKeys: [...cursor.repeatedKeys],
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const line = text.slice(0, cursor.at).split("\n").length;
    return { ok: false, cutOff: cursor.at >= text.trimEnd().length, line };
  }
}

function readValue(cursor: Cursor, depth: number): unknown {
  if (depth > DEEPEST) throw new Unreadable();
  skipBlanks(cursor);
  const next = cursor.text.charAt(cursor.at);
  if (next === "{") return readObject(cursor, depth);
  if (next === "[") return readArray(cursor, depth);
  if (isQuote(next)) return readString(cursor);
  return readWord(cursor);
}

function readObject(cursor: Cursor, depth: number): unknown {
  const entries = new Map<string, unknown>();
  readItems(cursor, "}", () => {
    if (!isQuote(cursor.text.charAt(cursor.at))) throw new Unreadable();
    const key = readString(cursor);
    skipBlanks(cursor);
    expectMark(cursor, ":");
    if (entries.has(key)) cursor.repeatedKeys.add(key);
    entries.set(key, readValue(cursor, depth + 1));
  });
  return Object.fromEntries(entries);
}

function readArray(cursor: Cursor, depth: number): unknown[] {
  const items: unknown[] = [];
  readItems(cursor, "]", () => items.push(readValue(cursor, depth + 1)));
  return items;
}

function readItems(cursor: Cursor, closing: string, readItem: () => void): void {
  cursor.at++;
  skipBlanks(cursor);
  while (cursor.text.charAt(cursor.at) !== closing) {
    readItem();
    skipBlanks(cursor);
    if (cursor.text.charAt(cursor.at) === closing) break;
    expectMark(cursor, ",");
    skipBlanks(cursor);
    if (cursor.text.charAt(cursor.at) === closing) cursor.slips.add("trailing-comma");
  }
  cursor.at++;
}

function expectMark(cursor: Cursor, mark: string): void {
  if (cursor.text.charAt(cursor.at) !== mark) throw new Unreadable();
  cursor.at++;
}

function isQuote(character: string): boolean {
  return character !== "" && `"'${SMART_DOUBLE}${SMART_SINGLE}`.includes(character);
}

/** The characters that end a string which began with this quote. */
function closingQuotes(opening: string, cursor: Cursor): string {
  if (opening === '"') return '"';
  if (SMART_DOUBLE.includes(opening)) {
    cursor.slips.add("smart-quotes");
    return `"${SMART_DOUBLE}`;
  }
  cursor.slips.add(opening === "'" ? "single-quotes" : "smart-quotes");
  return `'${SMART_SINGLE}`;
}

function readString(cursor: Cursor): string {
  const closing = closingQuotes(cursor.text.charAt(cursor.at), cursor);
  let value = "";
  for (cursor.at++; ; cursor.at++) {
    const character = cursor.text.charAt(cursor.at);
    if (character === "") throw new Unreadable();
    if (closing.includes(character)) break;
    if (character < " ") cursor.slips.add("broken-string");
    value += character === "\\" ? readEscape(cursor) : character;
  }
  cursor.at++;
  return value;
}

function readEscape(cursor: Cursor): string {
  const character = cursor.text.charAt(++cursor.at);
  if (character !== "u") return ESCAPES[character] ?? character;
  const digits = cursor.text.slice(cursor.at + 1, cursor.at + 5);
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new Unreadable();
  cursor.at += 4;
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function readWord(cursor: Cursor): unknown {
  const sticky = /(?:true|false|null)\b|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy;
  sticky.lastIndex = cursor.at;
  const word = sticky.exec(cursor.text)?.[0];
  if (word === undefined) throw new Unreadable();
  cursor.at += word.length;
  // Twelve digits without quotes are an account: keep them as text, with their zeros.
  return /^\d{12}$/.test(word) ? word : (JSON.parse(word.toLowerCase()) as unknown);
}

function skipBlanks(cursor: Cursor): void {
  const blanks = /(?:[\s\uFEFF\u200B-\u200D\u2060]+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)/y;
  for (;;) {
    blanks.lastIndex = cursor.at;
    const found = blanks.exec(cursor.text)?.[0];
    if (found === undefined) return;
    if (/^[/#]/.test(found)) cursor.slips.add("comment");
    cursor.at += found.length;
  }
}

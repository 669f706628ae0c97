import { AwsError } from "./aws-error";

/** A member of a request: a text, or a structure, list or map of members. */
export interface MemberNode {
  text?: string;
  children: Map<string, MemberNode>;
}

/** Deeper than any member of the services. */
export const MAX_DEPTH = 16;
const MAX_SKIPPED_LIST_ELEMENTS = 10;
const INTEGER_LIMIT = 2 ** 31;

/** Reads `A.member.1.B=x` of a form body into a tree of members; the first of two equal names wins. */
export function parseQueryTree(form: URLSearchParams): MemberNode {
  const root: MemberNode = { children: new Map() };
  for (const [name, text] of form) {
    let node = root;
    const parts = name.split(".", MAX_DEPTH + 1);
    if (parts.length > MAX_DEPTH) throw new AwsError("MalformedInput", "Member names are nested too deeply.");
    for (const part of parts) {
      const known = node.children.get(part);
      const next = known ?? { children: new Map() };
      if (known === undefined) node.children.set(part, next);
      node = next;
    }
    node.text ??= text;
  }
  return root;
}

/** The elements of `X.member.N` in order; a gap of more than ten is refused with MalformedInput. */
export function listElements(node: MemberNode | undefined, tag: "member" | "entry" = "member"): MemberNode[] {
  const numbered = [...(node?.children.get(tag)?.children ?? [])]
    .map(([index, element]) => ({ index: parseInteger(index), element }))
    .sort((a, b) => a.index - b.index);
  let length = 0;
  for (const { index } of numbered) {
    const skipped = index - length - 1;
    if (index < 1) throw new AwsError("MalformedInput", `Invalid list index ${index}`);
    if (skipped > MAX_SKIPPED_LIST_ELEMENTS) {
      throw new AwsError("MalformedInput", `Excessively sparse input would skip ${skipped} list elements`);
    }
    length = index;
  }
  return numbered.map(({ element }) => element);
}

/** An integer as AWS reads it: `0900` and `+900` are fine; spaces, fractions, exponents and overflow are not. */
export function parseInteger(text: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= -INTEGER_LIMIT && value < INTEGER_LIMIT)) {
    throw new AwsError("MalformedInput", `Invalid integer value: ${text}`);
  }
  return value;
}

/** `true` or `false`, without regard to case; anything else is MalformedInput. */
export function parseBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (word !== "true" && word !== "false") {
    throw new AwsError("MalformedInput", `Invalid boolean value: ${text}`);
  }
  return word === "true";
}

/** Base64 with its padding; anything else is MalformedInput. */
export function parseBase64(text: string): Buffer {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new AwsError("MalformedInput", "A binary member is not base64.");
  }
  return Buffer.from(text, "base64");
}

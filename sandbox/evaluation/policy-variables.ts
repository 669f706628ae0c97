import type { PolicyDocument } from "../../lib/iam/policy-document";
import type { RequestContext } from "./request-context";
import { asPattern } from "./wildcard";

const VARIABLE = /\$\{([^}]*)\}/g;
const ESCAPED = new Set(["*", "?", "$"]);

/**
 * A policy text as a pattern, with `${aws:username}`, `${key, 'default'}` and `${*}` put in place.
 * Null when a variable has no single value: the text then matches nothing
 * (IAM User Guide, "IAM policy elements: Variables and tags").
 */
export function resolvePattern(
  text: string,
  context: RequestContext,
  version: PolicyDocument["Version"],
): string | null {
  if (version !== "2012-10-17" || !text.includes("${")) return asPattern(text);
  let resolved = "";
  let end = 0;
  for (const found of text.matchAll(VARIABLE)) {
    const value = valueOfVariable(found[1] ?? "", context);
    if (value === null) return null;
    resolved += asPattern(text.slice(end, found.index)) + value;
    end = found.index + found[0].length;
  }
  return resolved + asPattern(text.slice(end));
}

function valueOfVariable(expression: string, context: RequestContext): string | null {
  if (ESCAPED.has(expression)) return expression;
  const { key, fallback } = parseVariable(expression);
  const values = context.get(key);
  return values?.length === 1 && values[0] !== undefined ? values[0] : fallback;
}

function parseVariable(expression: string): { key: string; fallback: string | null } {
  const withDefault = /^\s*([^,]+?)\s*,\s*'([^']*)'\s*$/.exec(expression);
  return {
    key: (withDefault?.[1] ?? expression).trim().toLowerCase(),
    fallback: withDefault?.[2] ?? null,
  };
}

/** The condition keys that a text needs as variables without a default, as written. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)]
    .map((found) => (found[1] ?? "").trim())
    .filter((expression) => !ESCAPED.has(expression) && !expression.includes(","));
}

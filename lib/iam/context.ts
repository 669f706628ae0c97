import { fillWildcards } from "./example-arn";
import { asList, type ConditionBlock } from "./policy-document";

export type ContextType = "string" | "stringList" | "boolean" | "numeric" | "date" | "ip" | "binary";

export interface ContextEntry {
  key: string;
  values: readonly string[];
  type: ContextType;
}

type Value = string | number | boolean;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The contexts under which a statement's condition holds: one for each value that a single-valued key may have,
 * because a permission to pass a role to two services is two permissions. An empty condition gives one empty
 * context (IAM User Guide, "Condition operators").
 */
export function contextsFor(condition: ConditionBlock | undefined): ContextEntry[][] {
  const choices = Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => entriesFor(operator, key, asList(values))),
  );
  return choices.reduce<ContextEntry[][]>(
    (contexts, entries) =>
      entries.length === 0
        ? contexts
        : contexts.flatMap((context) => entries.map((entry) => [...context, entry])),
    [[]],
  );
}

/** The entries of which any one satisfies the operator; none when it is satisfied by the key's absence. */
function entriesFor(operator: string, key: string, values: readonly Value[]): ContextEntry[] {
  const { base, many } = readOperator(operator);
  if (base === "Null")
    return values.some((value) => String(value) === "true") ? [] : [one(key, "example", "string")];
  if (many)
    return [{ key, values: values.slice(0, 1).map((value) => satisfy(base, value)), type: "stringList" }];
  const type = typeOf(base);
  if (isNegative(base) || isOrdered(base)) {
    return values.slice(0, 1).map((value) => one(key, satisfy(base, value), type));
  }
  return values.map((value) => one(key, satisfy(base, value), type));
}

function readOperator(operator: string): { base: string; many: boolean } {
  const many = /^For(?:Any|All)Value:/i.test(operator);
  const base = operator.replace(/^For(?:Any|All)Values?:/i, "").replace(/IfExists$/i, "");
  return { base, many };
}

function one(key: string, value: string, type: ContextType): ContextEntry {
  return { key, values: [value], type };
}

function typeOf(operator: string): ContextType {
  if (operator.startsWith("Numeric")) return "numeric";
  if (operator.startsWith("Date")) return "date";
  if (operator.includes("IpAddress")) return "ip";
  if (operator === "Bool") return "boolean";
  return operator === "BinaryEquals" ? "binary" : "string";
}

function isNegative(operator: string): boolean {
  return operator.includes("Not");
}

function isOrdered(operator: string): boolean {
  return /(?:Less|Greater)Than/.test(operator);
}

function satisfy(operator: string, value: Value): string {
  const text = String(value);
  switch (typeOf(operator)) {
    case "numeric":
      return String(Number(text) + offset(operator));
    case "date":
      return new Date(Date.parse(text) + offset(operator) * DAY_MS).toISOString();
    case "ip":
      return isNegative(operator) ? "192.0.2.1" : text.replace(/\/\d+$/, "");
    default:
      if (isNegative(operator)) return "another-value";
      return /Like$|^Arn/.test(operator) ? fillWildcards(text) : text;
  }
}

/** Which way from the value itself the operator is satisfied. */
function offset(operator: string): -1 | 0 | 1 {
  if (operator.endsWith("LessThan")) return -1;
  return operator.endsWith("GreaterThan") || operator.endsWith("NotEquals") ? 1 : 0;
}

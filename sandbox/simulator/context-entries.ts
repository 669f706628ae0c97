import { isIP } from "node:net";
import type { RequestContext } from "../evaluation/request-context";
import { AwsError } from "../wire/aws-error";
import type { ParamReader } from "../wire/param-reader";

interface ValueType {
  expected: string;
  accepts: (value: string) => boolean;
}

const ANY: ValueType = { expected: "string", accepts: () => true };

const BASE_TYPES: Record<string, ValueType> = {
  string: ANY,
  numeric: { expected: "numeric", accepts: (value) => /^[+-]?\d+(\.\d+)?$/.test(value) },
  boolean: { expected: "boolean", accepts: (value) => /^(true|false)$/i.test(value) },
  ip: { expected: "IP address", accepts: (value) => isIP(value.split("/")[0] ?? "") !== 0 },
  binary: { expected: "binary", accepts: (value) => /^[A-Za-z0-9+/]*={0,2}$/.test(value) },
  date: { expected: "date", accepts: (value) => !Number.isNaN(Date.parse(value)) || /^\d+$/.test(value) },
};

const TYPE_NAMES = Object.keys(BASE_TYPES).flatMap((name) => [name, `${name}List`]);

interface ContextEntry {
  key: string;
  values: string[];
  type: string;
}

/** Reads `ContextEntries`; the values are checked only after every constraint of the request has held. */
export function readContextEntries(params: ParamReader): ContextEntry[] {
  return params.structures("ContextEntries", (entry) => ({
    key: entry.text("ContextKeyName", { min: 5, max: 256 }),
    values: entry.texts("ContextKeyValues"),
    type: entry.text("ContextKeyType", { oneOf: TYPE_NAMES }),
  }));
}

/** The context that the entries make; throws InvalidInput for a key given twice and a value that is not of its type. */
export function contextFromEntries(entries: readonly ContextEntry[]): RequestContext {
  const context = new Map<string, readonly string[]>();
  for (const { key, values, type } of entries) {
    if (context.has(key.toLowerCase())) throw new AwsError("InvalidInput", `Duplicate context key: ${key}.`);
    const { expected, accepts } = BASE_TYPES[type.replace(/List$/, "")] ?? ANY;
    if (!values.every(accepts)) {
      throw new AwsError("InvalidInput", `Invalid context value for key ${key}: expected ${expected}.`);
    }
    context.set(key.toLowerCase(), values);
  }
  return context;
}

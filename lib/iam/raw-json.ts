/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value of a record by its key, in any letter case; an exact key comes first. */
export function lookUp(record: Record<string, unknown>, key: string): unknown {
  if (Object.hasOwn(record, key)) return record[key];
  const name = Object.keys(record).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
  return name === undefined ? undefined : record[name];
}

/** The texts of one value or a list; numbers and booleans as IAM writes them, anything else left out. */
export function textsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((item) =>
    typeof item === "string" || typeof item === "number" || typeof item === "boolean" ? [String(item)] : [],
  );
}

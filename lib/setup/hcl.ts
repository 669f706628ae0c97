/** Names with their values, which are HCL already; in this order. */
export type Arguments = Readonly<Record<string, string>>;

/** A block such as `output "role_arn" { … }`; its body is a block or arguments. */
export function hclBlock(type: string, labels: readonly string[], body: string): string {
  return nest(`${[type, ...labels.map(hclString)].join(" ")} {`, body, "}");
}

/** Arguments below each other, aligned as `terraform fmt` aligns them: neighbours of one line each. */
export function hclArguments(given: Arguments): string {
  const entries = Object.entries(given);
  return entries.map(([name, value], at) => `${name.padEnd(columnAt(entries, at))} = ${value}`).join("\n");
}

/** A JSON value as HCL; IAM's own words are keys without quotes, as people write them. */
export function hclValue(value: unknown): string {
  if (typeof value === "string") return hclString(value);
  if (Array.isArray(value)) return hclList(value.map(hclValue));
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([key, one]) => [hclKey(key), hclValue(one)]);
  return hclObject(Object.fromEntries(members));
}

/** The same as `hclArguments`, in braces. */
export function hclObject(given: Arguments): string {
  return nest("{", hclArguments(given), "}");
}

function hclList(values: readonly string[]): string {
  const text = values.join(",\n");
  return text.includes("\n") ? nest("[", text, "]") : `[${text}]`;
}

/** A string of HCL: `${` and `%{`, which would begin a template, are doubled to stay plain text. */
function hclString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, "$&$&");
}

function hclKey(key: string): string {
  return /^[A-Z][A-Za-z]*$/.test(key) ? key : hclString(key);
}

function columnAt(entries: readonly [string, string][], at: number): number {
  const isLong = ([, value]: [string, string]) => value.includes("\n");
  const start = entries.slice(0, at).findLastIndex(isLong) + 1;
  const next = entries.findIndex((entry, index) => index >= at && isLong(entry));
  const run = entries.slice(start, next === -1 ? undefined : next);
  return next === at ? 0 : Math.max(...run.map(([name]) => name.length));
}

/** No string of HCL has a line break in it, so every line may be moved. */
function nest(open: string, text: string, close: string): string {
  return `${open}\n${text.replace(/^/gm, "  ")}\n${close}`;
}

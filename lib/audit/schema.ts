import { z } from "zod";
import { lastValue } from "@/lib/last-value";

/** A year 0000 is none to PostgreSQL. */
const WRITE_DAY = "Write the day as year-month-day, such as 2026-03-31.";

const text = z.string().trim().max(200, "Use at most 200 characters.").default("");
const day = z.union([z.literal(""), z.iso.date(WRITE_DAY).regex(/^(?!0000)/, WRITE_DAY)]).default("");

/** What the audit log is filtered by, as it stands in the page's address; an empty field does not filter. */
const auditFilterSchema = z.object({
  who: text,
  action: text,
  customer: text,
  connection: text,
  from: day,
  to: day,
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Of a page's address: the event that the page begins after, counted from the newest. */
export const auditCursorSchema = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .optional()
  .catch(undefined);

interface ReadFilter {
  values: Record<string, string>;
  errors: Record<string, string[]>;
  /** Null where a field is at fault: a filter that is not understood shows nothing, rather than too much. */
  filter: AuditFilter | null;
}

/** The filter in a page's address, with what was typed and what is wrong with it. */
export function readAuditFilter(query: Record<string, string | string[] | undefined>): ReadFilter {
  const names = Object.keys(auditFilterSchema.shape);
  const values = Object.fromEntries(names.map((name) => [name, lastValue(query[name])]));
  const { data, error } = auditFilterSchema.safeParse(values);
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error?.issues ?? []) errors[path.join(".")] = [message];
  return { values, errors, filter: data ?? null };
}

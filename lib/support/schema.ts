import { z } from "zod";
import { lastValue } from "@/lib/last-value";
import { CONNECTION_STATES } from "@/lib/onboarding/connection-state";
import {
  type FindingCode,
  isPassCode,
  VERDICT_CODES,
  type VerdictCode,
} from "@/lib/verification/verdict-codes";
import type { Cursor } from "./types";

/** When a connection was last verified, in days from now. */
export interface VerifiedWords {
  title: string;
  within?: number;
  before?: number;
}

export const VERIFIED_RANGES = {
  "in-1-day": { title: "In the last day", within: 1 },
  "in-7-days": { title: "In the last 7 days", within: 7 },
  "in-30-days": { title: "In the last 30 days", within: 30 },
  "not-for-1-day": { title: "Not for a day", before: 1 },
  "not-for-7-days": { title: "Not for 7 days", before: 7 },
  "not-for-30-days": { title: "Not for 30 days", before: 30 },
  never: { title: "Never" },
} satisfies Record<string, VerifiedWords>;

/** How long it has stood in its state, at least: what has stood longest comes first. */
export const AGES = {
  "1-hour": { title: "An hour", hours: 1 },
  "1-day": { title: "A day", hours: 24 },
  "3-days": { title: "3 days", hours: 72 },
  "7-days": { title: "7 days", hours: 168 },
  "30-days": { title: "30 days", hours: 720 },
} as const;

export const EVIDENCE_WORDS = {
  "simulated-by-principal": "Asked of AWS's simulator",
  "simulated-from-policies": "Worked out from the policies",
  "refused-calls": "By calls that AWS refused",
  unverified: "Not verified",
} as const;

/** A trust policy, or AWS's error, as a customer sent it; how long it may be the doctor says. */
export const trustTextSchema = z.object({ connectionId: z.string().max(64), trustText: z.string() });

/** The policies of a role or user, as the commands printed them. */
export const policiesTextSchema = z.object({ connectionId: z.string().max(64), policiesText: z.string() });

type VerifiedRange = keyof typeof VERIFIED_RANGES;
type Age = keyof typeof AGES;

export const FINDING_CODES = (Object.keys(VERDICT_CODES) as VerdictCode[]).filter(
  (code): code is FindingCode => !isPassCode(code),
);

const LONGEST_SEARCH = 400;

const supportFilterSchema = z.object({
  q: z.string().trim().max(LONGEST_SEARCH),
  product: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  state: z.enum(CONNECTION_STATES),
  verdict: z.enum(FINDING_CODES),
  verified: z.enum(Object.keys(VERIFIED_RANGES) as VerifiedRange[]),
  evidence: z.enum(Object.keys(EVIDENCE_WORDS) as (keyof typeof EVIDENCE_WORDS)[]),
  age: z.enum(Object.keys(AGES) as Age[]),
});

/** What support's list is narrowed by, as it stands in the page's address; what is absent does not narrow. */
export type SupportFilter = Partial<z.infer<typeof supportFilterSchema>>;
export type FilterName = keyof SupportFilter;

export const FILTER_NAMES = Object.keys(supportFilterSchema.shape) as FilterName[];

interface ReadFilter {
  filter: SupportFilter;
  /** Filters that were given a value which there is not: they narrow nothing, and the page says so. */
  ignored: FilterName[];
}

type Query = Record<string, string | string[] | undefined>;

/** The filter in a page's address. Nobody's address is an error: what is not understood is left out and told. */
export function readSupportFilter(query: Query): ReadFilter {
  const filter: Record<string, string> = {};
  const ignored: FilterName[] = [];
  for (const name of FILTER_NAMES) {
    const value = lastValue(query[name]);
    if (value === "") continue;
    const { data, success } = supportFilterSchema.shape[name].safeParse(value);
    if (success && data !== "") filter[name] = data;
    else if (!success) ignored.push(name);
  }
  return { filter: filter as SupportFilter, ignored };
}

const CURSOR = /^(\d{1,15}|-)~([\w-]{1,64})$/;

/** Where a page begins, from the address; anything else begins at the beginning. */
export function readCursor(query: Query): Cursor | null {
  const [, at = "-", id = ""] = CURSOR.exec(lastValue(query.after)) ?? [];
  return id === "" ? null : { at: at === "-" ? null : new Date(Number(at)), id };
}

export function formatCursor({ at, id }: Cursor): string {
  return `${at === null ? "-" : at.getTime()}~${id}`;
}

/** How many days the overview may reach back; the first is what it does unless it is asked. */
export const OVERVIEW_DAYS = [30, 90, 7] as const;

/** How many days an address asks the overview for. */
export function readOverviewDays(query: Query): (typeof OVERVIEW_DAYS)[number] {
  return OVERVIEW_DAYS.find((days) => String(days) === lastValue(query.days)) ?? OVERVIEW_DAYS[0];
}

import "server-only";
import { notFound } from "next/navigation";
import { getDatabase } from "@/lib/db/client";
import { cutPage } from "@/lib/db/cut-page";
import type { ActorWith } from "@/lib/session/actors";
import type { CustomerPage, ListedCustomer } from "./types";

const PAGE_SIZE = 50;

interface CountedRow {
  id: string;
  name: string;
  createdAt: Date;
  _count: { members: number; connections: number };
}

const COUNTS = {
  select: { id: true, name: true, createdAt: true, _count: { select: { members: true, connections: true } } },
  orderBy: { id: "desc" },
} as const;

/** Customers, the newest first; with words, those in whose names every word begins so. */
export async function listCustomers(
  _actor: ActorWith<"customer.read">,
  { search, after }: { search: string; after: string | null },
): Promise<CustomerPage> {
  const words = toWords(search);
  const ids = words === null ? await listNewest(after) : await listMatching(words, after);
  const { shown, last } = cutPage(ids, PAGE_SIZE);
  const rows = await getDatabase().customer.findMany({ ...COUNTS, where: { id: { in: shown } } });
  return { customers: rows.map(toListed), next: last };
}

/** One customer; 404 where there is none. */
export async function getCustomer(
  _actor: ActorWith<"customer.read">,
  customerId: string,
): Promise<ListedCustomer> {
  const row = await getDatabase().customer.findUnique({
    select: COUNTS.select,
    where: { id: customerId },
  });
  return row ? toListed(row) : notFound();
}

function toListed({ id, name, createdAt, _count }: CountedRow): ListedCustomer {
  return { id, name, since: createdAt, ..._count };
}

/** A query of PostgreSQL's text search, of which nothing but letters and digits comes from outside. */
function toWords(search: string): string | null {
  const words = search.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words?.map((word) => `${word}:*`).join(" & ") ?? null;
}

async function listNewest(after: string | null): Promise<string[]> {
  const rows = await getDatabase().customer.findMany({
    select: { id: true },
    where: after === null ? {} : { id: { lt: after } },
    orderBy: { id: "desc" },
    take: PAGE_SIZE + 1,
  });
  return rows.map(({ id }) => id);
}

/** The same expression as in the index `customer_by_name_words`. */
async function listMatching(words: string, after: string | null): Promise<string[]> {
  const rows = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT id FROM customer
    WHERE to_tsvector('simple', name) @@ to_tsquery('simple', ${words})
      AND (${after}::text IS NULL OR id < ${after}::text)
    ORDER BY id DESC LIMIT ${PAGE_SIZE + 1}`;
  return rows.map(({ id }) => id);
}

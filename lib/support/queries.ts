import "server-only";
import { getDatabase } from "@/lib/db/client";
import { cutPage } from "@/lib/db/cut-page";
import type { ActorWith } from "@/lib/session/actors";
import { findBySearch } from "./find-by-search";
import { listSql, orderOf } from "./list-sql";
import { readSearch } from "./read-search";
import type { SupportFilter } from "./schema";
import type { Cursor, FoundBySearch, SupportPage, SupportRow } from "./types";

const PAGE = 50;

/** What was searched for, as far as the text tells; null where nothing was. */
export async function findSearched(
  _: ActorWith<"support.read">,
  { q }: SupportFilter,
): Promise<FoundBySearch | null> {
  const search = readSearch(q ?? "");
  return search && findBySearch(search);
}

interface ListRequest {
  filter: SupportFilter;
  /** What `findSearched` made of the search. */
  found: FoundBySearch | null;
  cursor: Cursor | null;
  take?: number;
}

/** One page of every customer's connections. No page counts them all: it reads one more than it shows. */
export async function listConnectionsForSupport(
  _: ActorWith<"support.read">,
  { filter, found, cursor, take = PAGE }: ListRequest,
): Promise<SupportPage> {
  const query = { filter, cursor, take: take + 1, now: new Date() };
  const sql = listSql(found ? { ...query, scope: found.scope } : query);
  const rows = await getDatabase().$queryRaw<SupportRow[]>(sql);
  const { shown, last } = cutPage(rows, take);
  return { rows: shown, next: last && cursorOf(filter, last) };
}

function cursorOf(filter: SupportFilter, { id, stateSince, lastVerifiedAt }: SupportRow): Cursor {
  const order = orderOf(filter);
  if (order === "newest") return { at: null, id };
  return { at: order === "last-verified" ? lastVerifiedAt : stateSince, id };
}

/** Whose connection it is. */
export async function getCustomerName(
  _: ActorWith<"support.read">,
  { customerId }: { customerId: string },
): Promise<string> {
  const customer = await getDatabase().customer.findUnique({
    where: { id: customerId },
    select: { name: true },
  });
  return customer?.name ?? customerId;
}

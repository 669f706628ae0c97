import "server-only";
import type { AuditEvent as AuditRow, Prisma } from "@/generated/prisma/client";
import { getDatabase } from "@/lib/db/client";
import { cutPage } from "@/lib/db/cut-page";
import type { ActorWith } from "@/lib/session/actors";
import type { AuditFilter } from "./schema";

type Reader = ActorWith<"audit.read">;

const PAGE = 50;
const BATCH = 500;
const CUSTOMERS_LIMIT = 100;
const DAY_MS = 86_400_000;

export interface AuditPage {
  events: (AuditRow & { customerName: string | null })[];
  /** Where the next page begins; null on the last one. */
  next: bigint | null;
}

/** One page of the audit log, the newest first; `before` is where the page above it ended. */
export async function listAuditEvents(_: Reader, filter: AuditFilter, before?: bigint): Promise<AuditPage> {
  const rows = await readBatch(await conditionOf(filter), PAGE + 1, before);
  const { shown, last } = cutPage(rows, PAGE);
  const names = await nameCustomers(shown);
  return {
    events: shown.map((row) => ({ ...row, customerName: names.get(row.customerId ?? "") ?? null })),
    next: last?.sequence ?? null,
  };
}

/** The newest events of one connection, for whoever looks after it. */
export async function listEventsOf(_: ActorWith<"support.read">, connectionId: string): Promise<AuditRow[]> {
  return getDatabase().auditEvent.findMany({
    where: { connectionId },
    orderBy: { sequence: "desc" },
    take: PAGE,
  });
}

/** Everything that the filter lets through, the newest first, a batch at a time. */
export async function* readAuditEvents(_: Reader, filter: AuditFilter): AsyncGenerator<AuditRow[]> {
  const condition = await conditionOf(filter);
  let rows = await readBatch(condition, BATCH);
  while (rows.length > 0) {
    yield rows;
    rows = rows.length < BATCH ? [] : await readBatch(condition, BATCH, rows.at(-1)?.sequence);
  }
}

function readBatch(condition: Prisma.AuditEventWhereInput, take: number, before?: bigint) {
  const sequence = before === undefined ? {} : { sequence: { lt: before } };
  return getDatabase().auditEvent.findMany({
    where: { AND: [condition, sequence] },
    orderBy: { sequence: "desc" },
    take,
  });
}

async function conditionOf(filter: AuditFilter): Promise<Prisma.AuditEventWhereInput> {
  const { who, action, customer, connection, from, to } = filter;
  const person = { contains: who, mode: "insensitive" } as const;
  return {
    ...(who && { OR: [{ actorId: who }, { actorName: person }] }),
    ...(action && { action: { startsWith: action } }),
    ...(customer && { customerId: { in: await findCustomerIds(customer) } }),
    ...(connection && { connectionId: connection }),
    at: {
      ...(from && { gte: new Date(from) }),
      ...(to && { lt: new Date(new Date(to).getTime() + DAY_MS) }),
    },
  };
}

/** Customers by a part of their name, or by their id, which the log may still hold when the customer is gone. */
async function findCustomerIds(customer: string): Promise<string[]> {
  const found = await getDatabase().customer.findMany({
    where: { name: { contains: customer, mode: "insensitive" } },
    take: CUSTOMERS_LIMIT,
    select: { id: true },
  });
  return [customer, ...found.map(({ id }) => id)];
}

async function nameCustomers(rows: AuditRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const customers = await getDatabase().customer.findMany({ where: { id: { in: ids } } });
  return new Map(customers.map(({ id, name }) => [id, name]));
}

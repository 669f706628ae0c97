import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { AGES, type SupportFilter, VERIFIED_RANGES, type VerifiedWords } from "./schema";
import type { Cursor, SearchScope } from "./types";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** By what the list is ordered: an index serves each of these, so no page has to look at every connection. */
export type ListOrder = "newest" | "longest-in-state" | "last-verified";

/**
 * The order follows the filter: what has stood longest first, what was verified last first, else the newest first. Of what
 * was never verified this is the newest first too, and PostgreSQL reads it off the index of the last verification.
 */
export function orderOf({ age, verified }: SupportFilter): ListOrder {
  if (age) return "longest-in-state";
  return verified ? "last-verified" : "newest";
}

const ORDERS: Record<ListOrder, { column: Prisma.Sql | null; by: Prisma.Sql; comparison: Prisma.Sql }> = {
  newest: { column: null, by: Prisma.sql`id DESC`, comparison: Prisma.sql`<` },
  "longest-in-state": {
    column: Prisma.sql`state_since`,
    by: Prisma.sql`state_since, id`,
    comparison: Prisma.sql`>`,
  },
  "last-verified": {
    column: Prisma.sql`last_verified_at`,
    by: Prisma.sql`last_verified_at DESC, id DESC`,
    comparison: Prisma.sql`<`,
  },
};

interface ListQuery {
  filter: SupportFilter;
  /** What the search was understood to mean; absent where nothing is searched for. */
  scope?: SearchScope;
  cursor: Cursor | null;
  take: number;
  now: Date;
}

/** One page of the list as a query. Names are looked up for the rows of the page alone. */
export function listSql(query: ListQuery): Prisma.Sql {
  const { filter, scope, take, now } = query;
  const order = ORDERS[orderOf(filter)];
  const conditions = [...filterConditions(filter, now), ...afterConditions(order, query)];
  return Prisma.sql`
    SELECT id, customer_id AS "customerId", integration_id AS "integrationId", access_method AS "accessMethod",
      aws_account_id AS "awsAccountId", state, state_since AS "stateSince", verdict_code AS "verdictCode",
      evidence_grade AS "evidenceGrade", last_verified_at AS "lastVerifiedAt",
      (SELECT name FROM customer WHERE customer.id = page.customer_id) AS "customerName",
      CASE WHEN access_method = 'iam-role' THEN role_arn ELSE (
        SELECT access_key_id FROM access_key
        WHERE access_key.connection_id = page.id AND stage IS NOT NULL ORDER BY stage DESC LIMIT 1
      ) END AS access
    FROM (${pageSql({ scope, conditions, by: order.by, take })}) AS page ORDER BY ${order.by}`;
}

interface PageQuery {
  scope: SearchScope | undefined;
  conditions: Prisma.Sql[];
  by: Prisma.Sql;
  take: number;
}

function pageSql({ scope, conditions, by, take }: PageQuery): Prisma.Sql {
  if (scope?.kind !== "customers") {
    const all = [...(scope ? [scopeCondition(scope)] : []), ...conditions];
    return Prisma.sql`SELECT * FROM connection ${where(all)} ORDER BY ${by} LIMIT ${take}`;
  }
  // One short walk per customer: the planner would else be tempted to walk past every other customer's connections.
  const own = [Prisma.sql`customer_id = customers.id`, ...conditions];
  return Prisma.sql`
    SELECT own.* FROM unnest(${scope.ids}::text[]) AS customers(id) CROSS JOIN LATERAL (
      SELECT * FROM connection ${where(own)} ORDER BY ${by} LIMIT ${take}
    ) AS own ORDER BY ${by} LIMIT ${take}`;
}

function where(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
}

function scopeCondition(scope: Exclude<SearchScope, { kind: "customers" }>): Prisma.Sql {
  switch (scope.kind) {
    case "account":
      return Prisma.sql`aws_account_id = ${scope.value}`;
    case "role-arn":
      return Prisma.sql`role_arn = ${scope.value}`;
    case "user-arn":
      return Prisma.sql`user_arn = ${scope.value}`;
    case "connections":
      return Prisma.sql`id = ANY(${scope.ids}::text[])`;
  }
}

function filterConditions(filter: SupportFilter, now: Date): Prisma.Sql[] {
  const { product, state, verdict, evidence, verified, age } = filter;
  const conditions: Prisma.Sql[] = [];
  if (product) conditions.push(Prisma.sql`integration_id = ${product}`);
  if (state) conditions.push(Prisma.sql`state = ${state}`);
  if (verdict) conditions.push(Prisma.sql`verdict_code = ${verdict}`);
  if (evidence) conditions.push(Prisma.sql`evidence_grade = ${evidence}`);
  if (verified) conditions.push(verifiedCondition(VERIFIED_RANGES[verified], now));
  // A finding and a proof come from a run: PostgreSQL does not know, and would look for them at every connection.
  if (verified === "never" && (verdict || evidence)) conditions.push(Prisma.sql`false`);
  if (age) {
    const latest = new Date(now.getTime() - AGES[age].hours * HOUR_MS);
    conditions.push(Prisma.sql`state_since <= ${latest}`);
  }
  return conditions;
}

function verifiedCondition(range: VerifiedWords, now: Date): Prisma.Sql {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  if (range.within !== undefined) return Prisma.sql`last_verified_at >= ${daysAgo(range.within)}`;
  if (range.before !== undefined) return Prisma.sql`last_verified_at < ${daysAgo(range.before)}`;
  return Prisma.sql`last_verified_at IS NULL`;
}

function afterConditions(
  { column, comparison }: (typeof ORDERS)[ListOrder],
  { filter, cursor }: ListQuery,
): Prisma.Sql[] {
  const isNever = filter.verified === "never" && !filter.age;
  if (!cursor) return [];
  if (!column || isNever) return [Prisma.sql`id ${comparison} ${cursor.id}`];
  // A cursor that was made for another order begins at the beginning.
  return cursor.at ? [Prisma.sql`(${column}, id) ${comparison} (${cursor.at}, ${cursor.id})`] : [];
}

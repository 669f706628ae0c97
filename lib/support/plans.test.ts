/** With many connections every list and every search is answered from an index: none reads a table from end to end. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import type { RunConnection } from "@/lib/connections/run-subject";
import { listSiblings } from "@/lib/connections/siblings";
import type { AuthorizedConnection, VerificationRecord } from "@/lib/connections/types";
import { findVerifiedInFullAt } from "@/lib/connections/verified-in-full";
import { getDatabase } from "@/lib/db/client";
import { INTEGRATIONS } from "@/lib/integrations/catalogue";
import { CONNECTION_STATES } from "@/lib/onboarding/connection-state";
import { mintStaffActor } from "@/lib/session/actors";
import { seedConnections } from "@/prisma/seed/connections";
import { migrate } from "@/scripts/database/migrate";
import { listSql } from "./list-sql";
import { findSearched, listConnectionsForSupport } from "./queries";
import { AGES, EVIDENCE_WORDS, FINDING_CODES, type SupportFilter, VERIFIED_RANGES } from "./schema";
import type { SearchScope } from "./types";
import { describeChange } from "./what-changed";

const COUNT = 30_000;
const TABLES = [
  ...["connection", "customer", "external_id", "stored_check", "verification", "access_key", "audit_event"],
];
const staff = mintStaffActor({ personId: "nora", name: "Nora", email: "nora@x.test", level: "support" });

beforeAll(async () => {
  const name = `plans_${randomBytes(6).toString("hex")}`;
  const given = inject("databaseUrl");
  const client = new Client({ connectionString: given });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  process.env.DATABASE_URL = Object.assign(new URL(given), { pathname: `/${name}` }).href;
  await migrate(process.cwd(), process.env.DATABASE_URL);
  await seedConnections(process.env.DATABASE_URL, COUNT);
}, 120_000);

/** Every value of every filter that the page offers. */
const VALUES = {
  product: INTEGRATIONS.map(({ id }) => id),
  state: CONNECTION_STATES,
  verdict: FINDING_CODES,
  verified: Object.keys(VERIFIED_RANGES),
  evidence: Object.keys(EVIDENCE_WORDS),
  age: Object.keys(AGES),
};
const SINGLE: SupportFilter[] = Object.entries(VALUES).flatMap(([name, values]) =>
  values.map((value) => ({ [name]: value })),
);
const PAIRS = SINGLE.flatMap((one, index) =>
  SINGLE.slice(index + 1)
    .map((other) => ({ ...one, ...other }))
    .filter((both) => Object.keys(both).length === 2),
);
const SOME: SupportFilter[] = [
  { product: "koding" },
  { state: "broken" },
  { state: "connected" },
  { verdict: "role-no-longer-opens" },
  { evidence: "unverified" },
  { verified: "not-for-30-days" },
  { verified: "never" },
  { age: "30-days" },
];
const CURSOR = { at: new Date("2025-03-01T00:00:00Z"), id: "01940000-0000-7000-8000-000000000000" };
/** So many connections a page may look at and not show, however many there are: what one walks past where a filter is common. */
const MOST_WALKED_PAST = 5_000;

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Rows Removed by Filter"?: number;
  "Actual Loops": number;
  Plans?: PlanNode[];
}

/** What a query really does: the tables that it reads from end to end, and the rows that it reads in vain. */
async function lookInto(filter: SupportFilter, scope?: SearchScope, cursor: typeof CURSOR | null = null) {
  const query = { filter, cursor, take: 51, now: new Date() };
  const sql = listSql(scope ? { ...query, scope } : query);
  const [row] = await getDatabase().$queryRaw<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(
    Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
  );
  const nodes = row ? listNodes(row["QUERY PLAN"][0].Plan) : [];
  const scanned = nodes.filter((node) => node["Node Type"] === "Seq Scan");
  const inVain = nodes.map((node) => (node["Rows Removed by Filter"] ?? 0) * node["Actual Loops"]);
  return {
    scanned: scanned.map((node) => node["Relation Name"]),
    walksTooFar: inVain.some((rows) => rows > MOST_WALKED_PAST),
  };
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}

const WELL_DONE = { scanned: [], walksTooFar: false };

test("every filter and every two of them, whether many connections have both or none", async () => {
  expect(PAIRS.length).toBeGreaterThan(2000);
  for (const filter of [{}, ...SINGLE, ...PAIRS])
    expect(await lookInto(filter), JSON.stringify(filter)).toEqual(WELL_DONE);
}, 120_000);

test("every page of a filter, and of every two of some", async () => {
  const two = SOME.flatMap((one) => SOME.map((other) => ({ ...one, ...other })));
  for (const filter of [{}, ...SINGLE, ...two])
    expect(await lookInto(filter, undefined, CURSOR), JSON.stringify(filter)).toEqual(WELL_DONE);
});

test("every kind of search, alone and with every filter", async () => {
  const { id, awsAccountId, customerId, roleArn, userArn } = await oneConnection();
  const scopes: SearchScope[] = [
    { kind: "account", value: awsAccountId },
    { kind: "role-arn", value: roleArn ?? "" },
    { kind: "user-arn", value: userArn ?? "arn:aws:iam::444455556666:user/x" },
    { kind: "connections", ids: [id] },
    { kind: "customers", ids: [customerId, id] },
  ];
  for (const scope of scopes)
    for (const filter of [{}, ...SINGLE])
      expect(await lookInto(filter, scope), JSON.stringify({ scope, filter })).toEqual(WELL_DONE);
});

test("what a search asks to understand the text, as PostgreSQL itself counts it", async () => {
  await growRefusals((await oneConnection()).id);
  const before = await countScans();
  const { id, awsAccountId, roleArn, externalIds, verifications } = await oneConnection();
  const [run] = verifications;
  const [key] = await getDatabase().accessKey.findMany({ take: 1, orderBy: { id: "asc" } });
  const requestId = run?.checks[0]?.requestIds[0];
  const refusedKey = `AKIA${"7".padStart(16, "0")}`;
  const texts = [
    refusedKey,
    id,
    awsAccountId,
    roleArn,
    externalIds[0]?.value,
    run?.id,
    requestId,
    key?.accessKeyId,
  ];
  for (const q of [...texts, "granite lab"]) {
    const found = await findSearched(staff, { q: q ?? "" });
    const { rows } = await listConnectionsForSupport(staff, { filter: {}, found, cursor: null });
    expect(rows.length, q ?? "").toBeGreaterThan(0);
  }
  expect(await countScans()).toEqual(before);
});

test("what a run asks of a customer's other connections, of which there may be many thousands", async () => {
  const row = await oneConnection();
  await getDatabase().$executeRaw`
    UPDATE connection SET customer_id = ${row.customerId} WHERE id IN (SELECT id FROM connection LIMIT ${COUNT / 2}::int)`;
  await getDatabase().$executeRaw`ANALYZE connection`;
  const before = await countScans();
  expect(await listSiblings(row as unknown as RunConnection, row.roleArn ?? "")).toHaveLength(3);
  expect(await countScans()).toEqual(before);
});

test("when a connection was last verified in full", async () => {
  const row = await oneConnection();
  const [run] = row.verifications;
  const fullRun = { roleArn: row.roleArn, outcome: "connected", finishedAt: new Date(), accessKeyRow: "row" };
  await getDatabase().verification.update({ where: { id: run?.id ?? "" }, data: fullRun });
  await getDatabase().storedCheck.updateMany({
    where: { verificationId: run?.id ?? "" },
    data: { check: "permissions", verdict: "pass", code: "permissions-granted" },
  });
  const byRole = { ...row, accessMethod: "iam-role", currentKey: null, provenAt: new Date() };
  const currentKey = { rowId: "row", accessKeyId: "AKIA", createdAt: new Date() };
  const before = await countScans();
  for (const connection of [byRole, { ...byRole, accessMethod: "access-key", currentKey }])
    expect(await findVerifiedInFullAt(connection as unknown as AuthorizedConnection)).toEqual(
      fullRun.finishedAt,
    );
  const broken = { accessMethod: "iam-role", finishedAt: new Date(), results: [{ code: "role-refused" }] };
  await describeChange(
    staff,
    byRole as unknown as AuthorizedConnection,
    broken as unknown as VerificationRecord,
    new Date(0),
  );
  expect(await countScans()).toEqual(before);
});

/** Many refusals in the audit log, past the trigger that wants each to follow the one before it. */
async function growRefusals(connectionId: string): Promise<void> {
  await getDatabase().$transaction([
    getDatabase().$executeRaw`SET LOCAL session_replication_role = replica`,
    getDatabase().$executeRaw`
      INSERT INTO audit_event
        (id, sequence, actor_kind, actor_id, actor_name, action, connection_id, detail, previous_hash, hash)
      SELECT n::text, n, 'member', 'mara', 'Mara', 'connection.access-key-refused', ${connectionId},
        jsonb_build_object('accessKeyId', 'AKIA' || lpad(n::text, 16, '0')), '', ''
      FROM generate_series(1, ${COUNT}::int) n`,
  ]);
  await getDatabase().$executeRaw`ANALYZE audit_event`;
}

function oneConnection() {
  return getDatabase().connection.findFirstOrThrow({
    where: { roleArn: { not: null }, verifications: { some: { checks: { some: {} } } } },
    orderBy: { id: "asc" },
    include: { externalIds: true, verifications: { include: { checks: true } } },
  });
}

/** How often each table was read from end to end; what the pool's connections have not told yet is told first. */
async function countScans(): Promise<unknown> {
  const flush = () => getDatabase().$queryRaw`SELECT pg_stat_force_next_flush()::text, pg_sleep(0.3)::text`;
  await Promise.all(Array.from({ length: 8 }, flush));
  return getDatabase().$queryRaw`
    SELECT relname, seq_scan::int FROM pg_stat_user_tables WHERE relname = ANY(${TABLES}) ORDER BY relname`;
}

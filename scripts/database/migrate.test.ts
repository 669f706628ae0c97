import type { DiffTarget } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./embedded";
import { migrate } from "./migrate";
import { readMigrationFolder, readSchemaFiles } from "./migration-folder";
import { withSchemaEngine } from "./schema-engine";

const ROOT = process.cwd();

let embedded: EmbeddedDatabase;
beforeAll(async () => {
  embedded = await startEmbeddedDatabase(0);
});
afterAll(() => embedded.stop());

async function query<Row extends object>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("every migration is applied once, in order, and the second run applies nothing", async () => {
  const { migrationDirectories } = await readMigrationFolder(ROOT);
  const names = migrationDirectories.map(({ path }) => path);
  expect(names).toEqual([...names].sort());
  expect(await migrate(ROOT, embedded.url)).toEqual(names);
  expect(await migrate(ROOT, embedded.url)).toEqual([]);
  const applied = await query<{ migration_name: string }>(
    embedded.url,
    "select migration_name from _prisma_migrations where finished_at is not null order by started_at",
  );
  expect(applied.map((row) => row.migration_name)).toEqual(names);
});

const COLUMNS = `select table_name, column_name, data_type, is_nullable, column_default
  from information_schema.columns where table_schema = 'public' order by 1, 2`;
/** Indexes on an expression, which Prisma's schema cannot state; their migrations make them in SQL. */
const BEYOND_THE_SCHEMA = "'customer_by_name_words', 'audit_event_refused_key'";
const INDEXES = "select tablename, indexdef from pg_indexes where schemaname = 'public' order by 1, 2";
const STATED_INDEXES = `select tablename, indexdef from pg_indexes
  where schemaname = 'public' and indexname not in (${BEYOND_THE_SCHEMA}) order by 1, 2`;
const CONSTRAINTS = `select conrelid::regclass::text as table_name, conname, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype in ('p', 'f', 'u') and connamespace = 'public'::regnamespace order by 1, 2`;
const STRUCTURE = [COLUMNS, INDEXES, CONSTRAINTS];

test("the embedded database and the test's PostgreSQL come out the same", async () => {
  await migrate(ROOT, embedded.url);
  for (const sql of STRUCTURE)
    expect(await query(embedded.url, sql)).toEqual(await query(inject("databaseUrl"), sql));
});

test("the migrations lead to the schema, with nothing left over", async () => {
  const files = await readSchemaFiles(ROOT);
  const empty: DiffTarget = { tag: "empty" };
  const schema: DiffTarget = { tag: "schemaDatamodel", files };
  const { stdout: sql } = await withSchemaEngine(embedded.url, (engine) =>
    engine.diff({
      from: empty,
      to: schema,
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const fresh = await startEmbeddedDatabase(0);
  try {
    await query(fresh.url, sql ?? "");
    await migrate(ROOT, embedded.url);
    for (const facts of [COLUMNS, STATED_INDEXES, CONSTRAINTS]) {
      const ours = (await query<{ table_name?: string; tablename?: string }>(embedded.url, facts)).filter(
        ({ table_name, tablename }) => (table_name ?? tablename) !== "_prisma_migrations",
      );
      expect(ours).toEqual(await query(fresh.url, facts));
    }
  } finally {
    await fresh.stop();
  }
});

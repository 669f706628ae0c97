/** What the application has stored, asked of its database. */
import { Client } from "pg";
import { workerDemo } from "../harness/worker-demo";

async function query<Row extends object>(url: string, sql: string, values: string[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table, as text. */
export async function dumpDatabase(url: string): Promise<string> {
  const tables = await query<{ name: string }>(
    url,
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const selects = tables.map(({ name }) => `select row_to_json(t)::text as text from ${name} t`);
  const rows = await query<{ text: string }>(url, selects.join(" union all "));
  return rows.map(({ text }) => text).join("\n");
}

/** Forgets what was counted, as on the first day of all; with days, counts so many before this one, of InfraWatch. */
export async function resetCounts(days = 0): Promise<void> {
  const url = workerDemo().databaseUrl;
  await query(url, "delete from connection_count");
  await query(
    url,
    `insert into connection_count (day, integration_id, state, count, counted_at)
     select (now() at time zone 'UTC')::date - ago, 'infrawatch', state, count * ago, now()
     from generate_series(1, $1::int) as ago, (values ('connected', 50), ('broken', 1), ('draft', 9)) as counts (state, count)`,
    [String(days)],
  );
}

export interface StoredKey {
  accessKeyId: string;
  stage: "current" | "candidate" | null;
  hasSecret: boolean;
}

/** The keys of a connection, the oldest first; one that was destroyed has no secret and no stage any more. */
export function readKeys(connectionId: string): Promise<StoredKey[]> {
  return query<StoredKey>(
    workerDemo().databaseUrl,
    `select access_key_id as "accessKeyId", stage, envelope is not null as "hasSecret"
     from access_key where connection_id = $1 order by created_at`,
    [connectionId],
  );
}

export async function countRuns(connectionId: string): Promise<number> {
  const rows = await query(workerDemo().databaseUrl, "select id from verification where connection_id = $1", [
    connectionId,
  ]);
  return rows.length;
}

/** Makes the keys of a connection a day older: with an old one AWS needs no patience. */
export async function ageKeys(connectionId: string): Promise<void> {
  await query(
    workerDemo().databaseUrl,
    "update access_key set created_at = created_at - interval '1 day' where connection_id = $1",
    [connectionId],
  );
}

export interface StoredRun {
  outcome: string | null;
  /** The checks that failed. */
  failed: string[];
}

/** The finished runs of a connection, the oldest first. */
export function readRuns(connectionId: string): Promise<StoredRun[]> {
  return query<StoredRun>(
    workerDemo().databaseUrl,
    `select v.outcome, array_remove(array_agg(c.check order by c.check), null) as failed
     from verification v left join stored_check c on c.verification_id = v.id and c.verdict = 'fail'
     where v.connection_id = $1 and v.finished_at is not null
     group by v.id, v.outcome, v.started_at order by v.started_at`,
    [connectionId],
  );
}

/** What the audit log says of a connection. */
export async function listAuditActions(connectionId: string): Promise<string[]> {
  const rows = await query<{ action: string }>(
    workerDemo().databaseUrl,
    "select action from audit_event where connection_id = $1 order by at",
    [connectionId],
  );
  return rows.map(({ action }) => action);
}

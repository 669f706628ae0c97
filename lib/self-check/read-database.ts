import "server-only";
import { Client } from "pg";
import type { AppliedMigration, DatabaseFacts, MailCount, StoredSecrets } from "./judge-database";

const LIMIT_MS = 5_000;

/**
 * Asks the database over a connection of its own, because the application's may be what is broken. What it cannot read
 * (no migration was ever applied) counts as not there.
 */
export async function readDatabase(url: string | undefined): Promise<DatabaseFacts> {
  if (url === undefined) return { reached: false, reason: "DATABASE_URL is not set, or not readable." };
  let client: Client | null = null;
  try {
    client = openClient(url);
    await client.connect();
    return {
      reached: true,
      version: await readVersion(client),
      migrations: await readMigrations(client),
      secrets: (await ask<StoredSecrets>(client, SECRETS)) ?? [],
      regions: ((await ask<{ region: string }>(client, REGIONS)) ?? []).map(({ region }) => region),
      mail: (await ask<MailCount>(client, MAIL))?.[0] ?? { waiting: 0, failed: 0 },
    };
  } catch (error) {
    return { reached: false, reason: describe(error) };
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** Throws for an address that cannot be read. */
function openClient(url: string): Client {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
  });
  client.on("error", () => undefined); // A connection that breaks later breaks the query under way, which tells.
  return client;
}

const UNDEFINED_TABLE = "42P01";

const SECRETS = `
  SELECT split_part(envelope, '.', 2) AS provider,
         convert_from(decode(rpad(translate(split_part(envelope, '.', 3), '-_', '+/'),
           4 * ceil(length(split_part(envelope, '.', 3)) / 4.0)::int, '='), 'base64'), 'UTF8') AS "keyId",
         count(*)::int AS secrets
  FROM access_key WHERE envelope IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;

const REGIONS = `
  SELECT DISTINCT region FROM connection
  WHERE region IS NOT NULL AND partition = 'aws' AND state <> 'disconnected' ORDER BY 1`;

const MAIL = `
  SELECT count(*) FILTER (WHERE due_at IS NOT NULL)::int AS waiting,
         count(*) FILTER (WHERE due_at IS NULL AND delivered_at IS NULL)::int AS failed
  FROM mail WHERE created_at > now() AT TIME ZONE 'UTC' - interval '7 days'`;

const MIGRATIONS = `
  SELECT migration_name AS name, bool_or(finished_at IS NOT NULL) AS finished
  FROM _prisma_migrations WHERE rolled_back_at IS NULL GROUP BY 1 ORDER BY 1`;

async function readVersion(client: Client): Promise<string> {
  const [row] = (await ask<{ server_version: string }>(client, "SHOW server_version")) ?? [];
  return row?.server_version ?? "of an unknown version";
}

async function readMigrations(client: Client): Promise<AppliedMigration[] | null> {
  return ask<AppliedMigration>(client, MIGRATIONS);
}

/** The rows; null where the table is not there. */
async function ask<Row extends object>(client: Client, query: string): Promise<Row[] | null> {
  try {
    return (await client.query<Row>(query)).rows;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === UNDEFINED_TABLE) return null;
    throw error;
  }
}

/** Node reports a refused connection to several addresses as an AggregateError without a message. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("; ");
  return error instanceof Error ? error.message : String(error);
}

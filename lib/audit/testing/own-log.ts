/** An audit log of a suite's own, so that it may be tampered with; begun by a release that knew no chain. */
import { Client } from "pg";
import { getDatabase } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { migrate } from "@/scripts/database/migrate";
import { readMigrationFolder } from "@/scripts/database/migration-folder";
import { withSchemaEngine } from "@/scripts/database/schema-engine";
import { recordAuditEvent } from "../record-audit-event";

const MARA = { kind: "member", personId: "mara", name: 'Mara "M" Ünal', email: "mara@example.test" } as const;

/** Runs SQL in one transaction, as nobody of the product does: no trigger stands in its way. */
export async function tamper(databaseUrl: string, ...statements: string[]): Promise<void> {
  const bypassed = ["SET LOCAL session_replication_role = replica", ...statements];
  await runAll(databaseUrl, ["BEGIN", ...bypassed, "COMMIT"]);
}

export async function runAll(databaseUrl: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function migrateToBeforeTheChain(databaseUrl: string): Promise<void> {
  const { migrationDirectories, ...rest } = await readMigrationFolder(process.cwd());
  const chain = migrationDirectories.findIndex(({ path }) => path.endsWith("_audit_chain"));
  const migrationsList = { ...rest, migrationDirectories: migrationDirectories.slice(0, chain) };
  await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
  );
}

const OLD_DETAILS = [
  { to: "arn:aws:iam::444455556666:role/a", from: null },
  { zebra: "1", accessKeyId: "AKIA", "ä key": 'quotes " \\ / and\nlines\tand \u0001 \u007f \u2028 é 😀' },
  {},
];

/** Brings an empty database to today's schema over three events that stood there before. */
export async function growOldLog(databaseUrl: string): Promise<void> {
  await migrateToBeforeTheChain(databaseUrl);
  const rows = OLD_DETAILS.map((detail, index) => {
    const actor = index === 0 ? "'member', 'mara'" : "'job', 'verification'";
    const json = JSON.stringify(detail).replaceAll("'", "''");
    const at = `2026-01-02 03:04:0${9 - index}.${index}`;
    return `INSERT INTO audit_event (id, at, actor_kind, actor_id, customer_id, connection_id, action, detail)
      VALUES ('old-${index}', '${at}', ${actor}, ${index === 1 ? "NULL" : "'c'"}, NULL, 'connection.created', '${json}')`;
  });
  await runAll(databaseUrl, [
    `INSERT INTO person (id, name, email, updated_at) VALUES ('mara', '${MARA.name}', '${MARA.email}', now())`,
    ...rows,
  ]);
  await migrate(process.cwd(), databaseUrl);
}

export async function writeEvent(place: number): Promise<void> {
  const about = { actor: MARA, customerId: "c", connectionId: `connection-${place}`, reason: "Because." };
  const detail = { from: null, to: `arn:aws:iam::444455556666:role/${place}` };
  await inTransaction(async (transaction) => {
    await transaction.customer.create({ data: { name: `Customer ${place}` } });
    await recordAuditEvent(transaction, about, { action: "connection.role-arn-entered", detail });
  });
}

/** What stands in the log, oldest first. */
export async function listSequences(): Promise<number[]> {
  const events = await getDatabase().auditEvent.findMany({ orderBy: { sequence: "asc" } });
  return events.map(({ sequence }) => Number(sequence));
}

import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { CheckResult } from "@/lib/verification/check-result";
import { decideOutcome } from "@/lib/verification/outcome";
import { workerDemo } from "../harness/worker-demo";

async function withDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: workerDemo().databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the Role ARN a day older: with an old role AWS needs little patience. */
export async function ageRole(connectionId: string): Promise<void> {
  await withDatabase((client) =>
    client.query("update connection set role_arn_since = role_arn_since - interval '1 day' where id = $1", [
      connectionId,
    ]),
  );
}

/** The External IDs that a connection has and had, the oldest first. */
export async function listExternalIds(connectionId: string): Promise<string[]> {
  return withDatabase(async (client) => {
    const { rows } = await client.query<{ value: string }>(
      "select value from external_id where connection_id = $1 order by created_at",
      [connectionId],
    );
    return rows.map(({ value }) => value);
  });
}

/** Stores a finished run as the connection's newest, as a verification stores its own. */
export async function storeRun(connectionId: string, results: readonly CheckResult[]): Promise<void> {
  const id = randomUUID();
  const outcome = decideOutcome(results, { before: "awaiting-setup", wasProven: false });
  await withDatabase(async (client) => {
    await client.query(
      `insert into verification (id, connection_id, requested_by, access_method, role_arn, external_id, access_key_row,
         started_at, deadline_at, finished_at, running, state_before, outcome)
       select $1, connection_id, requested_by, access_method, role_arn, external_id, access_key_row,
         now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc', null, 'awaiting-setup', $3
       from verification where connection_id = $2 order by started_at desc limit 1`,
      [id, connectionId, outcome],
    );
    for (const result of results)
      await client.query(
        'insert into stored_check (verification_id, "check", verdict, code, result) values ($1, $2, $3, $4, $5)',
        [id, result.check, result.verdict, result.code, JSON.stringify(result)],
      );
  });
}

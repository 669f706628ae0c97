import { Client } from "pg";

/** How many connections share a customer, on average. */
const PER_CUSTOMER = 20;
/** Of so many connections one has a stored run. */
const PER_RUN = 10;
const FIRST_CREATED = "2024-01-01 00:00:00";

/** Spread as in the field: most are connected, some never finish, a few broke. Numbers are per hundred. */
const SPREAD = `CASE
  WHEN n < 62 THEN 'connected' WHEN n < 74 THEN 'awaiting-setup' WHEN n < 82 THEN 'draft'
  WHEN n < 90 THEN 'action-needed' WHEN n < 94 THEN 'broken' WHEN n < 96 THEN 'refused' ELSE 'disconnected' END`;

const PRODUCT = `(ARRAY['infrawatch', 'cloudlvl', 'monk', 'kommander', 'koding'])[1 + (m * m) / 2000]`;

/** What a customer is first offered of each. */
const PERMISSION_SET = `CASE product WHEN 'monk' THEN 'minimum' WHEN 'kommander' THEN 'minimal' WHEN 'cloudlvl' THEN 'power-user' WHEN 'infrawatch' THEN 'monitored-services' WHEN 'koding' THEN 'stacks' END`;

/** As the products are made: two by role, one of them by key too, and three by key alone. */
const METHOD = `CASE WHEN ${PRODUCT} = 'infrawatch' OR (${PRODUCT} = 'cloudlvl' AND m % 7 > 0) THEN 'iam-role' ELSE 'access-key' END`;

const VERDICT = `CASE state
  WHEN 'connected' THEN (ARRAY[NULL, NULL, NULL, 'simulation-not-allowed', 'breadth-wider'])[1 + m % 5]
  WHEN 'action-needed' THEN CASE WHEN method = 'access-key' THEN (ARRAY['permissions-missing', 'key-secret-differs'])[1 + m % 2]
    ELSE (ARRAY['permissions-missing', 'role-refused', 'role-arn-rejected', 'permissions-denied'])[1 + m % 4] END
  WHEN 'refused' THEN CASE WHEN method = 'access-key' THEN 'key-of-root' ELSE (ARRAY['assumable-without-external-id', 'assumable-with-other-external-id'])[1 + m % 2] END
  WHEN 'broken' THEN CASE WHEN method = 'access-key' THEN 'key-not-recognised' ELSE (ARRAY['role-no-longer-opens', 'role-denied-explicitly', 'permissions-missing'])[1 + m % 3] END
END`;

const GRADE = `CASE WHEN state IN ('connected', 'action-needed')
  THEN (ARRAY['simulated-by-principal', 'simulated-by-principal', 'simulated-from-policies', 'unverified'])[1 + m % 4] END`;

/** An id of UUID version 7: in the order of time, as those that the product makes. */
const uuid7 = (moment: string, seed: string) =>
  `regexp_replace(lpad(to_hex((extract(epoch FROM ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${seed}), 1, 3)
    || '8' || substr(md5(${seed}), 4, 15), '^(.{8})(.{4})(.{4})(.{4})(.{12})$', '\\1-\\2-\\3-\\4-\\5')`;

/** How they stood on the days before: as many as were begun by then, with a bad week for those that are broken. */
const COUNTED_DAYS = `INSERT INTO connection_count (day, integration_id, state, count, counted_at)
  SELECT day, product, state, ceil(count * (1 - days_ago / 900.0)
      * CASE WHEN state = 'broken' AND days_ago BETWEEN 10 AND 16 THEN 2.5 ELSE 1 END)::int, day + time '23:00'
  FROM (SELECT product, state, count(*) FROM seeded GROUP BY product, state) AS stood
    CROSS JOIN (SELECT days_ago, (now() AT TIME ZONE 'UTC')::date - days_ago AS day FROM generate_series(1, 60) AS days_ago) AS days
  ON CONFLICT DO NOTHING`;

function statements(count: number): string[] {
  const customers = Math.max(1, Math.ceil(count / PER_CUSTOMER));
  return [
    `INSERT INTO customer (id, name, created_at) SELECT ${uuid7(`timestamp '${FIRST_CREATED}'`, "'customer' || i")},
      initcap((ARRAY['northwind', 'acorn', 'blue harbor', 'cedar', 'delta', 'elm street', 'falcon', 'granite'])[1 + i % 8]) || ' '
        || initcap((ARRAY['robotics', 'logistics', 'foods', 'labs', 'energy', 'media'])[1 + i % 6]) || ' ' || substr(md5(i::text), 1, 6),
      timestamp '${FIRST_CREATED}' FROM generate_series(1, ${customers}) AS i`,
    `CREATE TEMP TABLE seeded AS SELECT *, ${VERDICT} AS verdict, ${GRADE} AS grade FROM (
      SELECT *, ${SPREAD} AS state, ${PRODUCT} AS product, ${METHOD} AS method,
        ${uuid7("created", "'connection' || i")} AS id, 'rb-' || md5('external' || i) AS external_id
      FROM (SELECT i, (i::bigint * 7919) % 100 AS n, ((i::bigint * 104729) % 1009 % 100)::int AS m,
          lpad(((i::bigint * 48271 + 100000000000) % 1000000000000)::text, 12, '0') AS account,
          timestamp '${FIRST_CREATED}' + i * (interval '900 days' / ${count}) AS created
        FROM generate_series(1, ${count}) AS i) AS numbered) AS spread`,
    `INSERT INTO connection (id, customer_id, integration_id, access_method, permission_set_id, partition, aws_account_id,
        role_arn, user_arn, state, state_since, proven_at, last_verified_at, verdict_code, evidence_grade, disconnected_at,
        created_at, updated_at)
      SELECT id, ${uuid7(`timestamp '${FIRST_CREATED}'`, `'customer' || (1 + (i::bigint * 31) % ${customers})`)}, product, method,
        ${PERMISSION_SET}, 'aws', account,
        CASE WHEN method = 'iam-role' AND state <> 'draft' THEN 'arn:aws:iam::' || account || ':role/Seeded' || substr(id, 25) END,
        CASE WHEN method = 'access-key' AND state <> 'draft' THEN 'arn:aws:iam::' || account || ':user/seeded-' || substr(id, 25) END,
        state, created + interval '1 hour' * m, CASE WHEN state IN ('connected', 'broken') THEN created END,
        CASE WHEN state NOT IN ('draft', 'awaiting-setup') THEN now() - ((i::bigint * 7919) % 90000) * interval '1 minute' END, verdict, grade,
        CASE WHEN state = 'disconnected' THEN created + interval '1 hour' * m END, created, created FROM seeded`,
    `INSERT INTO external_id (value, connection_id, stage, created_at, retired_at)
      SELECT external_id, id, CASE WHEN state <> 'disconnected' THEN 'current' END, created,
        CASE WHEN state = 'disconnected' THEN created END FROM seeded`,
    `INSERT INTO access_key (id, connection_id, access_key_id, stage, created_at)
      SELECT gen_random_uuid(), id, 'AKIA' || upper(translate(substr(md5('key' || i), 1, 16), '01', '77')), 'current', created
      FROM seeded WHERE method = 'access-key' AND state NOT IN ('draft', 'awaiting-setup', 'disconnected')`,
    `INSERT INTO verification (id, connection_id, requested_by, access_method, role_arn, external_id, started_at, deadline_at,
        finished_at, running, state_before, outcome)
      SELECT md5('run' || i)::uuid, id, 'seed', method, 'arn:aws:iam::' || account || ':role/Seeded', external_id, created, created,
        created + interval '1 second', NULL, 'awaiting-setup', state FROM seeded
      WHERE i % ${PER_RUN} = 0 AND state NOT IN ('draft', 'awaiting-setup')`,
    `INSERT INTO stored_check (verification_id, "check", verdict, code, result, request_ids, finished_at)
      SELECT md5('run' || i)::uuid, 'role-assumable', 'pass', 'role-assumed', jsonb_build_object('check', 'role-assumable', 'verdict',
        'pass', 'code', 'role-assumed', 'findings', '[]'::jsonb, 'capabilities', '[]'::jsonb, 'remedy', NULL, 'evidence',
        jsonb_build_array(jsonb_build_object('call', 'sts:AssumeRole', 'httpStatus', 200, 'code', NULL, 'message', NULL,
          'requestId', md5('request' || i)::uuid, 'durationMs', 40))), ARRAY[md5('request' || i)::uuid::text], created
      FROM seeded WHERE i % ${PER_RUN} = 0 AND state NOT IN ('draft', 'awaiting-setup')`,
    COUNTED_DAYS,
    "DROP TABLE seeded",
  ];
}

/**
 * Fills a migrated database with connections of customers that do not exist, the same ones every time. Refuses where
 * customers stand already, unless told that they may be mixed.
 */
export async function seedConnections(
  databaseUrl: string,
  count: number,
  { amongOthers = false } = {},
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, options: "-c timezone=UTC" });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT 1 FROM customer LIMIT 1");
    if (rows.length > 0 && !amongOthers) throw new Error("There are customers in this database already.");
    await client.query("BEGIN");
    for (const statement of statements(count)) await client.query(statement);
    await client.query("COMMIT");
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}

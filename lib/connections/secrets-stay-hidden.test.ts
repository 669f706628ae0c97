import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";

const PROGRAM = ["--import", "tsx", "lib/connections/testing/key-journeys.ts"];
const folder = mkdtempSync(join(tmpdir(), "rolebridge-secrets-"));

let output = "";
let database = "";
let secrets: string[] = [];

beforeAll(async () => {
  const file = join(folder, "secrets");
  const env = { ...process.env, LOG_LEVEL: "debug", TSX_TSCONFIG_PATH: writeAliases() };
  const settings = { env, maxBuffer: 100_000_000 };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...PROGRAM, file], settings);
  output = stdout + stderr;
  database = await dumpDatabase();
  secrets = readFileSync(file, "utf8").split("\n");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program of its own knows no bundler either, which `server-only` asks for. */
function writeAliases(): string {
  const file = join(folder, "tsconfig.json");
  const paths = {
    "@/*": [`${process.cwd()}/*`],
    "server-only": [`${process.cwd()}/scripts/test/server-only.ts`],
  };
  writeFileSync(file, JSON.stringify({ compilerOptions: { paths, jsx: "react-jsx" } }));
  return file;
}

/** Every row of every table, as text. */
async function dumpDatabase(): Promise<string> {
  const tables = await getDatabase().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
  const rows = tables.map(({ name }) =>
    getDatabase().$queryRawUnsafe<{ row: string }[]>(`SELECT one::text AS row FROM ${name} AS one`),
  );
  return (await Promise.all(rows))
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

/** Base64 depends on where in a longer text the secret begins; the first and last letters mix with what is around. */
function base64Forms(secret: string, encoding: "base64" | "base64url"): string[] {
  return ["", "x", "xx"].map((before) =>
    Buffer.from(before + secret)
      .toString(encoding)
      .slice(4, -4),
  );
}

/** The ways in which a secret could be written down, half a secret being one too many. */
function formsOf(secret: string): string[] {
  return [
    secret.slice(0, 20),
    secret.slice(20, 40),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
    ...base64Forms(secret, "base64"),
    ...base64Forms(secret, "base64url"),
  ];
}

function countLeaks(text: string): number {
  return secrets.flatMap(formsOf).filter((form) => text.includes(form)).length;
}

test("the journeys were made, the failures among them, and left their traces", () => {
  expect(secrets.length).toBeGreaterThanOrEqual(9);
  for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(40);
  for (const trace of [
    "verification ended by a fault of our own",
    "key of the root user",
    "belongs to account 777788889999",
    "the secret is another one",
    "key-recognised",
    "permissions-missing",
    "role-assumed",
    "AWS lists the key as active",
    "nothing of it was kept",
    "accessKey.create",
  ])
    expect(output).toContain(trace);
  for (const trace of [
    "v1.local.",
    "access-key-discarded",
    "access-keys-examined",
    "moved-to-role",
    "SimulatePrincipalPolicy",
  ])
    expect(database).toContain(trace);
});

test("a secret would be found in every form in which it could be written", () => {
  const [secret = ""] = secrets;
  const around = `{"key":"${secret}"}`;
  for (const text of [
    around,
    `https://example.test/?key=${encodeURIComponent(secret)}`,
    Buffer.from(around).toString("base64"),
    Buffer.from(`?${around}`).toString("base64"),
    Buffer.from(`??${around}`).toString("base64url"),
    Buffer.from(around).toString("hex"),
  ])
    expect(countLeaks(text)).toBeGreaterThan(0);
});

test("no secret stands in the database, in any form", () => {
  expect(countLeaks(database)).toBe(0);
});

test("no secret stands in a log, a result, a page's view or an error, in any form", () => {
  expect(countLeaks(output)).toBe(0);
});

test("no master key stands in either", () => {
  const key = process.env.ENCRYPTION_KEYS?.split(":")[1] ?? "";
  expect(key).toHaveLength(44);
  for (const text of [database, output]) {
    expect(text).not.toContain(key);
    expect(text).not.toContain(Buffer.from(key, "base64").toString("hex"));
  }
});

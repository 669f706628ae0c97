import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { hashEvent } from "./hash-event";
import { growOldLog, listSequences, runAll, tamper, writeEvent } from "./testing/own-log";
import { verifyAuditLog } from "./verify-audit-log";

const OLD = 3;
const WRITERS = 24;
const LENGTH = OLD + WRITERS;
const SAVE = ["CREATE TABLE saved AS TABLE audit_event", "CREATE TABLE saved_head AS TABLE audit_head"];
const RESTORE = [
  "DELETE FROM audit_event",
  "INSERT INTO audit_event SELECT * FROM saved",
  "DELETE FROM audit_head",
  "INSERT INTO audit_head SELECT * FROM saved_head",
];

let url: string;
beforeAll(async () => {
  const name = `audit_${randomBytes(6).toString("hex")}`;
  await runAll(inject("databaseUrl"), [`CREATE DATABASE ${name}`]);
  url = Object.assign(new URL(inject("databaseUrl")), { pathname: `/${name}` }).href;
  await growOldLog(url);
  process.env.DATABASE_URL = url;
  await Promise.all(Array.from({ length: WRITERS }, (_, place) => writeEvent(place)));
  await runAll(url, SAVE);
});
afterEach(() => tamper(url, ...RESTORE));
afterAll(() => getDatabase().$disconnect());

const isFound = async (fault: string, sequence: number) =>
  expect(await verifyAuditLog()).toEqual({ fault, sequence: BigInt(sequence) });

describe("a log that nobody touched", () => {
  test("is whole, with what stood there before the chain and what many wrote at once", async () => {
    expect(await listSequences()).toEqual(Array.from({ length: LENGTH }, (_, index) => index + 1));
    expect(await verifyAuditLog()).toMatchObject({ fault: null, head: { sequence: BigInt(LENGTH) } });
  });

  test("numbers old events by their time, and names their people", async () => {
    const old = await getDatabase().auditEvent.findMany({ orderBy: { sequence: "asc" }, take: OLD });
    expect(old.map(({ id, actorName }) => [id, actorName])).toEqual([
      ["old-2", "verification"],
      ["old-1", "verification"],
      ["old-0", 'Mara "M" Ünal <mara@example.test>'],
    ]);
  });

  test("is still whole while it grows", async () => {
    const [state] = await Promise.all([verifyAuditLog(), ...[90, 91, 92].map(writeEvent)]);
    expect(state.fault).toBeNull();
  });
});

describe("the database refuses", () => {
  test.each([
    "UPDATE audit_event SET reason = 'another'",
    "DELETE FROM audit_event WHERE sequence = 2",
    "TRUNCATE audit_event",
    "TRUNCATE audit_event CASCADE",
    "UPDATE audit_head SET sequence = 5",
    "INSERT INTO audit_head VALUES (1, 5, '')",
    "DELETE FROM audit_head",
    "TRUNCATE audit_head",
  ])("%s", async (statement) => {
    await expect(runAll(url, [statement])).rejects.toThrow(/append-only/);
  });

  test("an event that does not follow the newest", async () => {
    const copy = `INSERT INTO audit_event SELECT (e).* FROM (SELECT jsonb_populate_record(e, '{"id": "x", "sequence": ${LENGTH + 1}}') e FROM audit_event e WHERE sequence = 4) x`;
    await expect(runAll(url, [copy])).rejects.toThrow(/does not follow the newest/);
    expect(await getDatabase().auditEvent.count()).toBe(LENGTH);
  });
});

describe("past the triggers", () => {
  const CHANGES = {
    id: "'other'",
    at: "at + interval '1 millisecond'",
    actor_kind: "'staff'",
    actor_id: "'eve'",
    actor_name: "'Eve <eve@example.test>'",
    customer_id: "NULL",
    connection_id: "NULL",
    action: "'connection.created'",
    reason: "NULL",
    detail: `detail || '{"to": "arn:aws:iam::000000000000:role/eve"}'`,
    hash: "repeat('a', 64)",
  };
  test.each(Object.entries(CHANGES))("%s of one event altered", async (column, value) => {
    await tamper(url, `UPDATE audit_event SET ${column} = ${value} WHERE sequence = 9`);
    await isFound("altered", 9);
  });

  test("every column is either hashed or the hash itself", async () => {
    const columns = await getDatabase().$queryRaw<{ column_name: string }[]>`
      SELECT column_name FROM information_schema.columns WHERE table_name = 'audit_event' AND table_schema = 'public'`;
    const known = [...Object.keys(CHANGES), "sequence", "previous_hash"].sort();
    expect(columns.map(({ column_name }) => column_name).sort()).toEqual(known);
  });

  test("an event of before the chain altered", async () => {
    await tamper(url, "UPDATE audit_event SET detail = '{}' WHERE sequence = 2");
    await isFound("altered", 2);
  });

  test("one altered and hashed anew: the next one tells", async () => {
    const event = await getDatabase().auditEvent.findUniqueOrThrow({ where: { sequence: 9n } });
    const hash = hashEvent({ ...event, reason: "Another." });
    await tamper(url, `UPDATE audit_event SET reason = 'Another.', hash = '${hash}' WHERE sequence = 9`);
    await isFound("unlinked", 10);
  });

  test("one removed, and the gap closed", async () => {
    await tamper(
      url,
      "DELETE FROM audit_event WHERE sequence = 9",
      "UPDATE audit_event SET sequence = sequence - 1000 WHERE sequence > 9",
      "UPDATE audit_event SET sequence = sequence + 999 WHERE sequence < 0",
    );
    await isFound("replaced", 9);
  });

  test("one removed", async () => {
    await tamper(url, "DELETE FROM audit_event WHERE sequence = 11");
    await isFound("missing", 11);
  });

  test("the oldest removed", async () => {
    await tamper(url, "DELETE FROM audit_event WHERE sequence = 1");
    await isFound("missing", 1);
  });

  test("two put in each other's place", async () => {
    await tamper(
      url,
      "UPDATE audit_event SET sequence = -12 WHERE sequence = 12",
      "UPDATE audit_event SET sequence = 12 WHERE sequence = 13",
      "UPDATE audit_event SET sequence = 13 WHERE sequence = -12",
    );
    await isFound("replaced", 12);
  });

  const copyTo = (sequence: number) =>
    `INSERT INTO audit_event SELECT (e).* FROM (SELECT jsonb_populate_record(e, '{"id": "x", "sequence": ${sequence}}') e FROM audit_event e WHERE sequence = 4) x`;

  test("one put in before the first, and one after the last", async () => {
    await tamper(url, copyTo(0));
    await isFound("unlinked", 0);
    await tamper(url, ...RESTORE, copyTo(LENGTH + 1));
    await isFound("replaced", LENGTH + 1);
  });

  test("the end cut off, all of it too", async () => {
    await tamper(url, "DELETE FROM audit_event WHERE sequence > 20");
    await isFound("end-missing", 21);
    await tamper(url, "DELETE FROM audit_event");
    await isFound("end-missing", 1);
  });

  test("the head set back, altered or removed", async () => {
    await tamper(url, "UPDATE audit_head SET sequence = 20");
    await isFound("beyond-head", 21);
    await tamper(url, ...RESTORE, "UPDATE audit_head SET hash = repeat('a', 64)");
    await isFound("head-altered", LENGTH);
    await tamper(url, "DELETE FROM audit_head");
    await isFound("head-altered", LENGTH);
  });
});

describe("a link that was kept elsewhere", () => {
  const CUT = [
    "DELETE FROM audit_event WHERE sequence > 20",
    "UPDATE audit_head SET sequence = 20, hash = (SELECT hash FROM audit_event WHERE sequence = 20)",
  ];
  const linkAt = async (sequence: bigint) =>
    getDatabase().auditEvent.findUniqueOrThrow({
      where: { sequence },
      select: { sequence: true, hash: true },
    });

  test("finds what the chain alone cannot: an end cut off together with the head", async () => {
    const kept = await linkAt(25n);
    expect((await verifyAuditLog(kept)).fault).toBeNull();
    await tamper(url, ...CUT);
    expect((await verifyAuditLog()).fault).toBeNull();
    expect(await verifyAuditLog(kept)).toEqual({ fault: "not-as-kept", sequence: 21n });
  });

  test("finds an end that was cut off and written anew", async () => {
    const kept = await linkAt(25n);
    await tamper(url, ...CUT);
    for (const place of [50, 51, 52, 53, 54, 55, 56]) await writeEvent(place);
    expect((await verifyAuditLog()).fault).toBeNull();
    expect(await verifyAuditLog(kept)).toEqual({ fault: "not-as-kept", sequence: 25n });
  });
});

describe("npm run audit:verify", () => {
  const [program = "", ...parameters] = JSON.parse(readFileSync("package.json", "utf8")).scripts[
    "audit:verify"
  ].split(" ");
  const run = (...more: string[]) =>
    new Promise<{ code: unknown; text: string }>((resolve) => {
      execFile(program, [...parameters, ...more], (error, stdout, stderr) =>
        resolve({ code: error ? error.code : 0, text: stdout + stderr }),
      );
    });

  test("prints the link to keep, and takes it back", async () => {
    const { code, text } = await run();
    const kept = text.trim().split("\n").at(-1) ?? "";
    expect([code, kept]).toEqual([0, expect.stringMatching(new RegExp(`^${LENGTH}:[0-9a-f]{64}$`))]);
    expect(await run("--expect", kept)).toMatchObject({ code: 0 });
    expect(await run("--expect", `${LENGTH}:${"0".repeat(64)}`)).toMatchObject({ code: 1 });
    expect(await run("--expect", "everything")).toMatchObject({ code: 2 });
  });

  test("names the first fault and ends with 1", async () => {
    await tamper(url, "DELETE FROM audit_event WHERE sequence IN (11, 14)");
    expect(await run()).toEqual({ code: 1, text: "Event 11 is missing.\n" });
  });
});

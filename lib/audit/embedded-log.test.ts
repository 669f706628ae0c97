import { afterAll, beforeAll, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/scripts/database/embedded";
import { growOldLog, listSequences, runAll, tamper, writeEvent } from "./testing/own-log";
import { verifyAuditLog } from "./verify-audit-log";

let embedded: EmbeddedDatabase;
beforeAll(async () => {
  embedded = await startEmbeddedDatabase(0);
  await growOldLog(embedded.url);
  process.env.DATABASE_URL = embedded.url;
});
afterAll(async () => {
  await getDatabase().$disconnect();
  await embedded.stop();
});

test("many who write at once on the embedded database come one after the other", async () => {
  await Promise.all(Array.from({ length: 16 }, (_, place) => writeEvent(place)));
  expect(await listSequences()).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
  expect(await verifyAuditLog()).toMatchObject({ fault: null, head: { sequence: 19n } });
});

test("the embedded database refuses to change the log, and an altered row is found", async () => {
  for (const statement of [
    "UPDATE audit_event SET id = id",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
  ])
    await expect(runAll(embedded.url, [statement])).rejects.toThrow(/append-only/);
  await tamper(embedded.url, "UPDATE audit_event SET reason = 'other' WHERE sequence = 3");
  expect(await verifyAuditLog()).toEqual({ fault: "altered", sequence: 3n });
});

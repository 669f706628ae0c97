import { afterAll, beforeAll, expect, test } from "vitest";
import { enterRoleArn } from "@/lib/connections/commands/enter-role-arn";
import { startVerification } from "@/lib/connections/commands/start-verification";
import { findVerification } from "@/lib/connections/queries";
import { auditOf, newConnection, newMember, reread } from "@/lib/connections/testing/members";
import { arnOf } from "@/lib/connections/testing/roles";
import { getDatabase } from "@/lib/db/client";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { prepareStart } from "./prepare-start";

/** A database of its own: a start ends every run that stands, those of other suites too. */
let embedded: EmbeddedDatabase;
beforeAll(async () => {
  embedded = await startEmbeddedDatabase(0);
  await migrate(process.cwd(), embedded.url);
  process.env.DATABASE_URL = embedded.url;
});
afterAll(async () => {
  await getDatabase().$disconnect();
  await embedded.stop();
});

test("a start ends the runs that a stop cut off, where each connection was before", async () => {
  const actor = await newMember();
  const started: { id: string; state: string }[] = [];
  for (const state of ["awaiting-setup", "connected", "broken"]) {
    const { id } = await newConnection(actor);
    await enterRoleArn(actor, await reread(actor, id), arnOf("connect"));
    await getDatabase().connection.update({ where: { id }, data: { state } });
    await startVerification(actor, await reread(actor, id));
    started.push({ id, state });
  }
  await getDatabase().connection.update({
    where: { id: started[0]?.id ?? "" },
    data: { state: "propagating" },
  });
  await prepareStart();
  for (const { id, state } of started) {
    const connection = await reread(actor, id);
    expect([connection.state, connection.provenAt]).toEqual([state, null]);
    expect(await findVerification(connection)).toMatchObject({
      outcome: state,
      finishedAt: expect.any(Date),
    });
    expect(await startVerification(actor, connection)).not.toBeNull();
    expect((await auditOf(id)).slice(-2)).toEqual(["verification.finished", "verification.started"]);
  }
});

test("a start with nothing to end changes nothing", async () => {
  await prepareStart();
  const before = await getDatabase().auditEvent.count();
  await prepareStart();
  expect(await getDatabase().auditEvent.count()).toBe(before);
});

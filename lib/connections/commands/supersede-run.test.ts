import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { may } from "@/lib/access/permissions";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { ActorWith, MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { followRun, hasEnded } from "../live-runs";
import { readStanding } from "../setup-view";
import { newConnection, newMember, reread } from "../testing/members";
import { arnOf, createRole } from "../testing/roles";
import { disconnectConnection } from "./disconnect-connection";
import { enterRoleArn } from "./enter-role-arn";
import { runVerification } from "./run-verification";
import { startVerification } from "./start-verification";
import { supersedeRun } from "./supersede-run";

let sandbox: RunningSandbox;
let actor: MemberActor;
let owner: ActorWith<"connection.disconnect">;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
  if (!may(actor, "connection.disconnect")) throw new Error("An owner may not disconnect");
  owner = actor;
});
afterAll(() => sandbox.stop());

const withoutPause = async () => undefined;

/** A role that is as it should be, and a run of it that has not asked AWS yet. */
async function underWay() {
  const { id } = await newConnection(actor);
  await enterRoleArn(actor, await reread(actor, id), await createRole(sandbox, await reread(actor, id)));
  const connection = await reread(actor, id);
  const runId = await startVerification(actor, connection);
  if (runId === null) throw new Error("A run was under way");
  return { connection, runId };
}

describe("a page that follows a run reads, when the run ends, what it was superseded by:", () => {
  test.each([
    [
      "another Role ARN",
      "awaiting-setup",
      async (id: string) => enterRoleArn(actor, await reread(actor, id), arnOf("another")),
    ],
    [
      "the end of the connection",
      "disconnected",
      async (id: string) => disconnectConnection(owner, await reread(actor, id)),
    ],
  ])("%s", async (_, state, supersede) => {
    const { connection, runId } = await underWay();
    const read = followRun(runId)
      .end()
      .then(() => readStanding(connection, runId));
    await supersede(connection.id);
    expect(await read).toMatchObject({
      view: { state },
      run: { id: runId, outcome: "awaiting-setup", finishedAt: expect.any(Date) },
    });
  });
});

test("a change that is rolled back leaves the run alone: pages wait on, and it leads to what AWS says", async () => {
  const { connection, runId } = await underWay();
  let hasPageGoneOn = false;
  const followed = followRun(runId)
    .end()
    .then(() => {
      hasPageGoneOn = true;
    });
  const failing = inTransaction(async (transaction) => {
    expect(await supersedeRun(transaction, connection.id)).toBe("awaiting-setup");
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect([hasPageGoneOn, hasEnded(runId)]).toEqual([false, false]);
  await runVerification(runId, withoutPause);
  await followed;
  expect(await readStanding(connection, runId)).toMatchObject({
    view: { state: "connected" },
    run: { outcome: "connected" },
  });
});

test("a run that goes on between the change and its own end tells of itself alone", async () => {
  const { connection, runId } = await underWay();
  // What another Role ARN has stored by then.
  const finishedAt = new Date();
  const superseded = { running: null, finishedAt, outcome: "awaiting-setup" };
  await getDatabase().verification.update({ where: { id: runId }, data: superseded });
  const changed = { roleArn: arnOf("another").arn, state: "awaiting-setup" };
  await getDatabase().connection.update({ where: { id: connection.id }, data: changed });
  const before = await reread(actor, connection.id);
  expect(hasEnded(runId)).toBe(false);

  await runVerification(runId, withoutPause);
  expect(await reread(actor, connection.id)).toEqual(before);
  const { run } = await readStanding(connection, runId);
  expect(run).toMatchObject({ outcome: "awaiting-setup", finishedAt });
  expect(run?.results).not.toEqual([]);
});

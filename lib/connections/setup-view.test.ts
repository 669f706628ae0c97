import { afterAll, beforeAll, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { runVerification } from "./commands/run-verification";
import { startVerification } from "./commands/start-verification";
import { readStanding } from "./setup-view";
import { createKey, createUser, enterAndVerify, enterKey, newKeyConnection } from "./testing/keys";
import { newConnection, newMember, reread } from "./testing/members";
import { arnOf, createRole, verifyRole } from "./testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
});
afterAll(() => sandbox.stop());

test("a page that has followed a run to its end says what that run led to, though another is under way", async () => {
  const actor = await newMember();
  const connection = await newConnection(actor);
  const verified = await verifyRole(actor, connection.id, await createRole(sandbox, connection));
  const first = await readStanding(verified);
  expect(first).toMatchObject({ view: { state: "connected" }, live: null });

  const second = await startVerification(actor, verified);
  if (second === null || first.run === null) throw new Error("There are to be two runs");
  expect(await readStanding(verified)).toMatchObject({
    view: { state: "verifying" },
    run: { id: second },
    live: { end: expect.any(Function) },
  });
  expect(await readStanding(verified, first.run.id)).toMatchObject({
    connection: { state: "connected" },
    view: { state: "connected" },
    run: { id: first.run.id },
    live: null,
  });

  await runVerification(second);
  expect(await readStanding(verified)).toMatchObject({ view: { state: "connected" }, run: { id: second } });
});

test("a role or a key has worked before once a run has proven that very one", async () => {
  const actor = await newMember();
  const connection = await newConnection(actor);
  const worked = async () => (await readStanding(await reread(actor, connection.id))).view.workedBefore;
  const states = [await worked()];
  await verifyRole(actor, connection.id, await createRole(sandbox, connection));
  states.push(await worked());
  await verifyRole(actor, connection.id, arnOf("another"));
  expect([...states, await worked()]).toEqual([false, true, false]);

  const byKey = await newKeyConnection(actor);
  await createUser(sandbox, byKey);
  const serving = await enterAndVerify(actor, byKey.id, await createKey(sandbox), { region: "eu-central-1" });
  expect((await readStanding(serving)).view.workedBefore).toBe(true);
  await enterKey(actor, byKey.id, await createKey(sandbox), { region: "eu-central-1" });
  expect((await readStanding(serving)).view.workedBefore).toBe(false);
});

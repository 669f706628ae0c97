import { afterAll, beforeAll, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { runVerification } from "./commands/run-verification";
import { startVerification } from "./commands/start-verification";
import { readStanding } from "./setup-view";
import { newConnection, newMember } from "./testing/members";
import { createRole, verifyRole } from "./testing/roles";

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

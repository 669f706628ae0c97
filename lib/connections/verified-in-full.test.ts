/** What is known of a connection's past: when everything of the access that it has now was last verified. */
import {
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs, trustPolicy } from "@/sandbox/testing/clients";
import { roleDocumentsFor } from "./documents";
import { findVerification } from "./queries";
import { readStanding } from "./setup-view";
import { createKey, createUser, enterAndVerify, newKeyConnection, setKey, verifyKey } from "./testing/keys";
import { newConnection, newMember } from "./testing/members";
import { createRole, replaceTrust, verifyRole } from "./testing/roles";
import type { AuthorizedConnection } from "./types";

let sandbox: RunningSandbox;
let actor: MemberActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function standingOf(connection: AuthorizedConnection) {
  const { view, run } = await readStanding(connection);
  return { state: view.state, at: view.verifiedInFullAt, lastRunAt: run?.finishedAt };
}

async function finishedAt(connection: AuthorizedConnection): Promise<Date> {
  return (await findVerification(connection))?.finishedAt ?? new Date(0);
}

async function takePermissions(connection: AuthorizedConnection, RoleName: string): Promise<void> {
  const iam = iamAs(sandbox, sandbox.customer);
  for (const PolicyArn of roleDocumentsFor(connection).managedPolicyArns)
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
}

/** From here on nobody may look at the role's permissions. */
async function blind(RoleName: string): Promise<void> {
  const command = new DeleteRolePolicyCommand({ RoleName, PolicyName: "self-check" });
  await iamAs(sandbox, sandbox.customer).send(command);
}

async function connectedRole() {
  const connection = await newConnection(actor);
  const role = await createRole(sandbox, connection);
  const done = await verifyRole(actor, connection.id, role);
  return { done, role, at: await finishedAt(done) };
}

describe("a role", () => {
  test("that was in order is known to have been, whatever has become of it", async () => {
    const { done, role, at } = await connectedRole();
    expect(await standingOf(done)).toEqual({ state: "connected", at, lastRunAt: at });

    await takePermissions(done, role.roleName);
    const cut = await standingOf(await verifyRole(actor, done.id, role));
    expect(cut).toMatchObject({ state: "action-needed", at });
    expect(cut.lastRunAt).not.toEqual(at);

    await replaceTrust(sandbox, role.roleName, trustPolicy(sandbox.vendor.accountId, "rb-of-nobody"));
    expect(await standingOf(await verifyRole(actor, done.id, role))).toMatchObject({ state: "broken", at });
  });

  test("whose permissions nobody can look at any more was verified until then", async () => {
    const { done, role, at } = await connectedRole();
    await takePermissions(done, role.roleName);
    await blind(role.roleName);
    expect(await standingOf(await verifyRole(actor, done.id, role))).toMatchObject({
      state: "connected",
      at,
    });
  });

  test("whose permissions nobody could ever look at was never in order", async () => {
    const connection = await newConnection(actor);
    const role = await createRole(sandbox, connection, { withPermissions: false });
    await blind(role.roleName);
    const done = await verifyRole(actor, connection.id, role);
    expect(done.provenAt).not.toBeNull();
    expect(await standingOf(done)).toMatchObject({ state: "connected", at: null });
  });

  test("has no part in the past of another one", async () => {
    const { done } = await connectedRole();
    const other = await createRole(sandbox, done, { roleName: "another", withPermissions: false });
    expect(await standingOf(await verifyRole(actor, done.id, other))).toMatchObject({ at: null });
  });

  test("that a throttled run leads back to is not verified by that run", async () => {
    const { done, role, at } = await connectedRole();
    sandbox.setScenario(sandbox.vendor.accountId, { fault: { kind: "throttle" } });
    expect(await standingOf(await verifyRole(actor, done.id, role))).toMatchObject({
      state: "connected",
      at,
    });
  });
});

describe("a key", () => {
  async function connectedKey() {
    const connection = await newKeyConnection(actor);
    await createUser(sandbox, connection);
    const key = await createKey(sandbox);
    const done = await enterAndVerify(actor, connection.id, key, { region: "eu-central-1" });
    return { done, key, at: await finishedAt(done) };
  }

  test("that was in order is known to have been, whatever has become of it", async () => {
    const { done, key, at } = await connectedKey();
    expect(await standingOf(done)).toMatchObject({ state: "connected", at });
    const PolicyArn = "arn:aws:iam::aws:policy/PowerUserAccess";
    const command = new DetachUserPolicyCommand({ UserName: "northwind", PolicyArn });
    await iamAs(sandbox, sandbox.customer).send(command);
    expect(await standingOf(await verifyKey(actor, done.id))).toMatchObject({ state: "action-needed", at });
    await setKey(sandbox, key, "Inactive");
    expect(await standingOf(await verifyKey(actor, done.id))).toMatchObject({ state: "broken", at });
  });
});

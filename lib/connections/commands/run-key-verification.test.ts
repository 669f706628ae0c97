import { AttachUserPolicyCommand, CreateUserCommand, DetachUserPolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { findVerification } from "../queries";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  keyRowsOf,
  newKeyConnection,
  setKey,
  verifyKey,
} from "../testing/keys";
import { auditOf, newMember, reread } from "../testing/members";
import type { AuthorizedConnection } from "../types";
import { runVerification } from "./run-verification";
import { startVerification } from "./start-verification";

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

const CUSTOMER = "444455556666";
const USER_ARN = `arn:aws:iam::${CUSTOMER}:user/northwind`;

async function readyConnection(options = {}) {
  const connection = await newKeyConnection(actor);
  await createUser(sandbox, connection, options);
  return { connection, key: await createKey(sandbox) };
}

async function connected() {
  const { connection, key } = await readyConnection();
  const done = await enterAndVerify(actor, connection.id, key);
  expect(done.state).toBe("connected");
  return { done, key };
}

async function attach(UserName: string, policyName: string): Promise<void> {
  const PolicyArn = `arn:aws:iam::aws:policy/${policyName}`;
  await iamAs(sandbox, sandbox.customer).send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
}

/** A key that works, of a user who may not ask about its own permissions. */
async function createBlindKey(userName = "blind") {
  await iamAs(sandbox, sandbox.customer).send(new CreateUserCommand({ UserName: userName }));
  await attach(userName, "PowerUserAccess");
  return createKey(sandbox, userName);
}

async function codesOf(connection: AuthorizedConnection): Promise<string[]> {
  const run = await findVerification(connection);
  return (run?.results ?? []).map(({ code }) => code).sort();
}

describe("the first key", () => {
  test("that is in order serves from then on, and every check is stored", async () => {
    const { connection, key } = await readyConnection();
    const done = await enterAndVerify(actor, connection.id, key, { region: "eu-central-1" });
    expect(await codesOf(done)).toEqual([
      "account-confirmed",
      "breadth-as-asked",
      "key-is-long-term",
      "key-of-user",
      "key-recognised",
      "permissions-granted",
      "region-answers",
    ]);
    expect(done).toMatchObject({
      state: "connected",
      provenAt: expect.any(Date),
      candidateKey: null,
      currentKey: { accessKeyId: key.accessKeyId },
      region: "eu-central-1",
    });
    expect((await auditOf(done.id)).slice(-2)).toEqual(["verification.started", "verification.finished"]);
  });

  test("that fails needs action, and stays to be verified again", async () => {
    const { connection, key } = await readyConnection({ withPermissions: false });
    const done = await enterAndVerify(actor, connection.id, key);
    expect(done).toMatchObject({ state: "action-needed", provenAt: null, currentKey: null });
    expect(done.candidateKey?.accessKeyId).toBe(key.accessKeyId);
    const run = await findVerification(done);
    const permissions = run?.results.find(({ code }) => code === "permissions-missing");
    expect(permissions?.remedy?.document).toBeNull();
    expect(permissions?.remedy?.command).toBe(
      "aws iam attach-user-policy \\\n  --user-name northwind \\\n  --policy-arn arn:aws:iam::aws:policy/PowerUserAccess",
    );
  });

  test("whose region is not enabled needs action", async () => {
    const { connection, key } = await readyConnection();
    sandbox.setScenario(CUSTOMER, { regionsNotEnabled: ["ap-east-1"] });
    const done = await enterAndVerify(actor, connection.id, key, { region: "ap-east-1" });
    expect([done.state, done.currentKey]).toEqual(["action-needed", null]);
    expect(await codesOf(done)).toContain("region-not-enabled");
  });

  test("that is made inactive after it worked breaks the connection, which keeps it", async () => {
    const { done, key } = await connected();
    await setKey(sandbox, key, "Inactive");
    const broken = await verifyKey(actor, done.id);
    expect([broken.state, broken.currentKey]).toEqual(["broken", done.currentKey]);
    const run = await findVerification(broken);
    const found = run?.results.find(({ code }) => code === "key-not-recognised");
    expect(found?.remedy?.command).toContain(`--user-name 'northwind' --access-key-id ${key.accessKeyId}`);
    await setKey(sandbox, key, "Active");
    expect((await verifyKey(actor, done.id)).state).toBe("connected");
  });

  test("that AWS still spreads is waited for, and its user is learnt from the run", async () => {
    const connection = await newKeyConnection(actor);
    sandbox.setScenario(CUSTOMER, { propagationDelayMs: 5_000 });
    await createUser(sandbox, connection);
    const key = await createKey(sandbox);
    await enterKey(actor, connection.id, key);
    expect((await reread(actor, connection.id)).userArn).toBeNull();
    const states: string[] = [];
    const done = await verifyKey(actor, connection.id, async () => {
      states.push((await reread(actor, connection.id)).state);
      sandbox.advanceClock(5_000);
    });
    expect(states).toEqual(["propagating"]);
    expect(done).toMatchObject({ state: "connected", userArn: USER_ARN });
  });

  test("that AWS does not answer about leads back to where the connection was", async () => {
    const { connection, key } = await readyConnection();
    await enterKey(actor, connection.id, key);
    sandbox.setScenario(CUSTOMER, { fault: { kind: "throttle" } });
    const done = await verifyKey(actor, connection.id);
    expect([done.state, done.provenAt]).toEqual(["awaiting-setup", null]);
    expect(done.candidateKey?.accessKeyId).toBe(key.accessKeyId);
  });

  test("that shows to be the root user's only in the run is refused and destroyed", async () => {
    const connection = await newKeyConnection(actor);
    sandbox.setScenario(CUSTOMER, { fault: { kind: "throttle" } });
    await enterKey(actor, connection.id, sandbox.createRootAccessKey(CUSTOMER));
    sandbox.setScenario(CUSTOMER, { fault: null });
    sandbox.clearRequests();
    const done = await verifyKey(actor, connection.id);
    expect(done).toMatchObject({ state: "refused", currentKey: null, candidateKey: null, provenAt: null });
    expect(await keyRowsOf(done.id)).toMatchObject([{ envelope: null, destroyedAt: expect.any(Date) }]);
    expect(sandbox.requests().map(({ action }) => action)).toEqual(["GetCallerIdentity"]);
  });

  test("whose permissions are taken away needs action, and serves on", async () => {
    const { done } = await connected();
    const PolicyArn = "arn:aws:iam::aws:policy/PowerUserAccess";
    const command = new DetachUserPolicyCommand({ UserName: "northwind", PolicyArn });
    await iamAs(sandbox, sandbox.customer).send(command);
    const after = await verifyKey(actor, done.id);
    expect([after.state, after.currentKey]).toEqual(["action-needed", done.currentKey]);
  });
});

describe("a new key beside one that serves", () => {
  test("takes its place once it is proven, and the old secret is destroyed", async () => {
    const { done } = await connected();
    await createUser(sandbox, done, { userName: "second" });
    const other = await createKey(sandbox, "second");
    const rotated = await enterAndVerify(actor, done.id, other, { region: "eu-central-1" });
    expect(rotated).toMatchObject({
      state: "connected",
      candidateKey: null,
      currentKey: { accessKeyId: other.accessKeyId },
      userArn: `arn:aws:iam::${CUSTOMER}:user/second`,
      region: "eu-central-1",
    });
    expect(await keyRowsOf(done.id)).toMatchObject([
      { envelope: null, stage: null, destroyedAt: expect.any(Date), provenAt: expect.any(Date) },
      { envelope: expect.any(String), stage: "current", provenAt: expect.any(Date) },
    ]);
  });

  test("that fails leaves the connection as it was, and the other serves on", async () => {
    const { done } = await connected();
    await createUser(sandbox, done, { userName: "poor", withPermissions: false });
    const after = await enterAndVerify(actor, done.id, await createKey(sandbox, "poor"), {
      region: "eu-central-1",
    });
    const { state, currentKey, userArn, region, settings, provenAt } = done;
    expect(after).toMatchObject({ state, currentKey, userArn, region, settings, provenAt });
    expect(after.candidateKey).not.toBeNull();
    expect((await keyRowsOf(done.id)).map(({ envelope }) => envelope !== null)).toEqual([true, true]);
    expect((await findVerification(after))?.outcome).toBe("connected");
  });

  test("whose permissions nobody can look at stays a candidate while a verified one serves", async () => {
    const { done } = await connected();
    const blind = await enterAndVerify(actor, done.id, await createBlindKey());
    const { state, currentKey, userArn, provenAt } = done;
    expect(blind).toMatchObject({ state, currentKey, userArn, provenAt });
    expect(blind.candidateKey).not.toBeNull();
    expect(await codesOf(blind)).toContain("simulation-not-allowed");
    await attach("blind", "IAMReadOnlyAccess");
    const seeing = await verifyKey(actor, done.id);
    expect([seeing.candidateKey, seeing.currentKey]).toEqual([null, blind.candidateKey]);
  });

  test("whose permissions nobody can look at takes the place of one that is no better known", async () => {
    const { connection } = await readyConnection({ withPermissions: false });
    const first = await enterAndVerify(actor, connection.id, await createBlindKey());
    expect([first.state, first.candidateKey]).toEqual(["connected", null]);
    const second = await enterAndVerify(actor, connection.id, await createBlindKey("blinder"));
    expect([second.state, second.candidateKey]).toEqual(["connected", null]);
    expect(second.currentKey).not.toEqual(first.currentKey);
  });

  test("whose permissions nobody can look at takes the place of one that does not work any more", async () => {
    const { done, key } = await connected();
    await setKey(sandbox, key, "Inactive");
    expect((await verifyKey(actor, done.id)).state).toBe("broken");
    const after = await enterAndVerify(actor, done.id, await createBlindKey());
    expect([after.state, after.candidateKey]).toEqual(["connected", null]);
    expect(after.currentKey).not.toEqual(done.currentKey);
  });

  test("that is entered while a run is under way ends the run, and the state of before holds", async () => {
    const { done } = await connected();
    const former = await startVerification(actor, done);
    expect((await reread(actor, done.id)).state).toBe("verifying");
    await createUser(sandbox, done, { userName: "poor", withPermissions: false });
    await enterKey(actor, done.id, await createKey(sandbox, "poor"));
    expect((await reread(actor, done.id)).state).toBe("connected");
    await runVerification(former ?? "", async () => undefined);
    expect((await verifyKey(actor, done.id)).state).toBe("connected");
  });

  test("that is the root user's is destroyed, and the other serves on", async () => {
    const { done } = await connected();
    sandbox.setScenario(CUSTOMER, { fault: { kind: "throttle" } });
    await enterKey(actor, done.id, sandbox.createRootAccessKey(CUSTOMER));
    sandbox.setScenario(CUSTOMER, { fault: null });
    const after = await verifyKey(actor, done.id);
    const { state, currentKey } = done;
    expect(after).toMatchObject({ state, currentKey, candidateKey: null });
    expect((await keyRowsOf(done.id)).map(({ envelope }) => envelope !== null)).toEqual([true, false]);
  });
});

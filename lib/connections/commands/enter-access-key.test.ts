import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  keyRowsOf,
  newKeyConnection,
} from "../testing/keys";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { openSecret } from "../vault";
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

const ENTERED = "connection.access-key-entered";

async function readyConnection() {
  const connection = await newKeyConnection(actor);
  await createUser(sandbox, connection);
  return { connection, key: await createKey(sandbox) };
}

describe("a key that AWS knows", () => {
  test("is stored sealed, as a candidate, with what was entered beside it and one audit event", async () => {
    const { connection, key } = await readyConnection();
    const facts = { region: "eu-central-1", settings: { name: "north" } };
    expect(await enterKey(actor, connection.id, key, facts)).toBeNull();
    const [row] = await keyRowsOf(connection.id);
    expect(row).toMatchObject({ accessKeyId: key.accessKeyId, stage: "candidate", provenAt: null });
    expect(row?.envelope).not.toContain(key.secretAccessKey);
    const secret = await openSecret(row?.id ?? "", row?.envelope ?? "");
    expect(secret.reveal()).toBe(key.secretAccessKey);
    const userArn = "arn:aws:iam::444455556666:user/northwind";
    const stored = await reread(actor, connection.id);
    expect(stored).toMatchObject({ ...facts, userArn, state: "awaiting-setup", currentKey: null });
    expect(await auditOf(connection.id)).toEqual(["connection.created", ENTERED]);
  });

  test("takes the place of the candidate before it, whose secret is destroyed", async () => {
    const { connection, key } = await readyConnection();
    const other = await createKey(sandbox);
    await enterKey(actor, connection.id, key);
    await enterKey(actor, connection.id, other);
    expect(await keyRowsOf(connection.id)).toMatchObject([
      { accessKeyId: key.accessKeyId, stage: null, envelope: null, destroyedAt: expect.any(Date) },
      { accessKeyId: other.accessKeyId, stage: "candidate", envelope: expect.any(String) },
    ]);
  });

  test("forgets a setting that was left empty this time", async () => {
    const { connection, key } = await readyConnection();
    await enterKey(actor, connection.id, key, { region: "eu-central-1", settings: { name: "north" } });
    await enterKey(actor, connection.id, key);
    expect(await reread(actor, connection.id)).toMatchObject({ region: null, settings: {} });
  });

  test("leaves state, region, settings and user alone while another key serves", async () => {
    const { connection, key } = await readyConnection();
    const before = await enterAndVerify(actor, connection.id, key, { region: "us-east-1" });
    await createUser(sandbox, connection, { userName: "other" });
    const facts = { region: "eu-central-1", settings: { name: "other" } };
    await enterKey(actor, connection.id, await createKey(sandbox, "other"), facts);
    const { state, region, settings, userArn, stateSince, currentKey } = before;
    expect(state).toBe("connected");
    expect(await reread(actor, connection.id)).toMatchObject({
      state,
      region,
      settings,
      userArn,
      stateSince,
      currentKey,
    });
  });
});

describe("a key that is stored though AWS said nothing certain of it", () => {
  test("is one that AWS does not know, for it may be young", async () => {
    const { connection, key } = await readyConnection();
    const accessKeyId = `${key.accessKeyId.slice(0, 16)}AAAA`;
    expect(await enterKey(actor, connection.id, { ...key, accessKeyId })).toBeNull();
    expect(await keyRowsOf(connection.id)).toMatchObject([{ accessKeyId, stage: "candidate" }]);
    expect((await reread(actor, connection.id)).userArn).toBeNull();
  });

  test("is one that AWS did not answer about", async () => {
    const { connection, key } = await readyConnection();
    sandbox.setScenario(sandbox.customer.accountId, { fault: { kind: "throttle" } });
    expect(await enterKey(actor, connection.id, key)).toBeNull();
    expect(await keyRowsOf(connection.id)).toMatchObject([{ stage: "candidate" }]);
  });
});

describe("a key that is rejected, and nothing of it stored", () => {
  async function rejected(pair: { accessKeyId: string; secretAccessKey: string }) {
    const connection = await newKeyConnection(actor);
    const rejection = await enterKey(actor, connection.id, pair);
    expect(await keyRowsOf(connection.id)).toEqual([]);
    expect(await auditOf(connection.id)).toEqual(["connection.created"]);
    expect(await reread(actor, connection.id)).toEqual(connection);
    expect(JSON.stringify(rejection)).not.toContain(pair.secretAccessKey);
    return { errors: rejection?.fieldErrors, problems: rejection?.problems };
  }

  test("is one of the root user", async () => {
    const { errors, problems } = await rejected(sandbox.createRootAccessKey("444455556666"));
    expect(errors?.accessKeyId).toEqual([expect.stringContaining("key of the root user")]);
    expect(problems).toEqual(["accessKeyId:root-user"]);
  });

  test("is one of another account, which is named", async () => {
    const { errors, problems } = await rejected(sandbox.createAccount("777788889999"));
    expect(errors?.accessKeyId).toEqual([expect.stringContaining("belongs to account 777788889999")]);
    expect(problems).toEqual(["accessKeyId:other-account:777788889999"]);
  });

  test("is one with another secret", async () => {
    const { key } = await readyConnection();
    const { errors, problems } = await rejected({ ...key, secretAccessKey: "0".repeat(40) });
    expect(errors?.secretAccessKey).toEqual([expect.stringContaining("the secret is another one")]);
    expect(problems).toEqual(["secretAccessKey:wrong-secret"]);
  });

  test("is one for a connection by role", async () => {
    const connection = await newConnection(actor);
    const rejection = await enterKey(actor, connection.id, sandbox.customer);
    expect(rejection?.formError).toContain("made by a role");
    expect(await keyRowsOf(connection.id)).toEqual([]);
  });
});

describe("keys that come together", () => {
  test("are taken one after the other: one candidate stays, and no other secret", async () => {
    const { connection, key } = await readyConnection();
    const pairs = [key, await createKey(sandbox), key, key];
    const rejections = await Promise.all(pairs.map((pair) => enterKey(actor, connection.id, pair)));
    expect(rejections).toEqual([null, null, null, null]);
    const rows = await keyRowsOf(connection.id);
    expect(rows).toHaveLength(4);
    expect(rows.filter(({ envelope }) => envelope !== null)).toMatchObject([{ stage: "candidate" }]);
    expect((await auditOf(connection.id)).filter((one) => one === ENTERED)).toHaveLength(4);
  });

  test("and starts beside them never leave a run that is made with a destroyed key", async () => {
    const { connection, key } = await readyConnection();
    await enterKey(actor, connection.id, key);
    const stale = await reread(actor, connection.id);
    await enterKey(actor, connection.id, await createKey(sandbox));
    await startVerification(actor, stale);
    const { candidateKey } = await reread(actor, connection.id);
    const [row] = (await keyRowsOf(connection.id)).filter(({ stage }) => stage !== null);
    expect(row?.id).toBe(candidateKey?.rowId);
    const run = await runOf(connection.id);
    expect(run?.accessKeyRow).toBe(row?.id);
  });
});

function runOf(connectionId: string) {
  return getDatabase().verification.findFirst({ where: { connectionId, running: true } });
}

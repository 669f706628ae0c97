import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { getRunSubject } from "../run-subject";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  keyRowsOf,
  newKeyConnection,
} from "../testing/keys";
import { newMember, reread } from "../testing/members";
import { discardCandidateKey } from "./discard-candidate-key";
import { finishVerification } from "./finish-verification";
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

const PROOF = { state: "connected", isProof: true, isRootKey: false } as const;

async function readyConnection() {
  const connection = await newKeyConnection(actor);
  await createUser(sandbox, connection);
  return { connection, key: await createKey(sandbox) };
}

async function connected() {
  const { connection, key } = await readyConnection();
  return { done: await enterAndVerify(actor, connection.id, key) };
}

describe("a run that comes too late", () => {
  async function rotating() {
    const { done } = await connected();
    await enterKey(actor, done.id, await createKey(sandbox));
    const stale = await reread(actor, done.id);
    const subject = await getRunSubject((await startVerification(actor, stale)) ?? "");
    return { done, stale, subject };
  }

  test("does not promote its key over a newer candidate", async () => {
    const { connection, key } = await readyConnection();
    await enterKey(actor, connection.id, key);
    const started = await startVerification(actor, await reread(actor, connection.id));
    const subject = await getRunSubject(started ?? "");
    const newer = await createKey(sandbox);
    await enterKey(actor, connection.id, newer);
    await finishVerification(subject, PROOF);
    const after = await reread(actor, connection.id);
    expect(after).toMatchObject({ state: "awaiting-setup", currentKey: null, provenAt: null });
    expect(after.candidateKey?.accessKeyId).toBe(newer.accessKeyId);
  });

  test("does not bring back a candidate that was discarded", async () => {
    const { done, stale, subject } = await rotating();
    await discardCandidateKey(actor, stale);
    await finishVerification(subject, PROOF);
    expect(await reread(actor, done.id)).toMatchObject({
      state: "connected",
      currentKey: done.currentKey,
      candidateKey: null,
    });
  });

  test("does not bring back a key whose secret is gone, whoever destroyed it", async () => {
    const { done, stale, subject } = await rotating();
    await getDatabase().accessKey.update({
      where: { id: stale.candidateKey?.rowId ?? "" },
      data: { stage: null, envelope: null },
    });
    await finishVerification(subject, PROOF);
    expect((await reread(actor, done.id)).currentKey).toEqual(done.currentKey);
  });

  test("and a discard at the same moment leave exactly one key that serves", async () => {
    for (let round = 0; round < 6; round += 1) {
      sandbox.reset();
      const { done, stale, subject } = await rotating();
      const both = [() => finishVerification(subject, PROOF), () => discardCandidateKey(actor, stale)];
      await Promise.all((round % 2 === 0 ? both : both.reverse()).map((act) => act()));
      const after = await reread(actor, done.id);
      const held = (await keyRowsOf(done.id)).filter(({ envelope }) => envelope !== null);
      expect(held).toMatchObject([{ stage: "current" }]);
      expect([after.state, after.candidateKey]).toEqual(["connected", null]);
    }
  });

  test("ends where the connection was when its key was destroyed before it began", async () => {
    const { connection, key } = await readyConnection();
    await enterKey(actor, connection.id, key);
    const started = await startVerification(actor, await reread(actor, connection.id));
    await getDatabase().accessKey.updateMany({
      where: { connectionId: connection.id },
      data: { envelope: null, stage: null },
    });
    await runVerification(started ?? "", async () => undefined);
    expect((await reread(actor, connection.id)).state).toBe("awaiting-setup");
  });
});

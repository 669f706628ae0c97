import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { roleDocumentsFor } from "../documents";
import { createKey, createUser, enterAndVerify, newKeyConnection } from "../testing/keys";
import { newConnection, newMember, reread } from "../testing/members";
import { replaceTrust } from "../testing/roles";
import {
  ADMIN,
  letIn,
  newConnected,
  newStaged,
  rotationAuditOf,
  rotationsOf,
  verifyAgain,
} from "../testing/rotations";
import { cancelExternalId } from "./cancel-external-id";
import { stageExternalId } from "./stage-external-id";

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

const REASON = { reason: "It was posted in a public ticket" };

describe("a new External ID", () => {
  test("goes its whole way with every run in between connected, and is told of step by step", async () => {
    const before = await newConnected(sandbox, actor);
    expect(await stageExternalId(ADMIN, before.id, REASON)).toBeNull();
    const staged = await reread(actor, before.id);
    expect(staged).toMatchObject({ state: "connected", externalId: before.externalId });
    expect(staged.stagedExternalId).not.toBe(before.externalId);
    expect(await verifyAgain(actor, before.id)).toMatchObject({
      connection: { state: "connected", rotation: { stage: "staged" } },
      findings: ["staged-external-id-not-yet"],
    });
    await letIn(sandbox, staged);
    const promoted = await verifyAgain(actor, before.id);
    expect(promoted.findings).toEqual([]);
    expect(promoted.connection).toMatchObject({
      state: "connected",
      externalId: staged.stagedExternalId,
      stagedExternalId: null,
      retiringExternalId: before.externalId,
      rotation: { stage: "promoted", ...REASON },
    });
    expect(await verifyAgain(actor, before.id)).toMatchObject({
      connection: { state: "connected", retiringExternalId: before.externalId },
      findings: ["retiring-external-id-accepted"],
    });
    await letIn(sandbox, promoted.connection);
    const done = await verifyAgain(actor, before.id);
    expect(done).toMatchObject({
      connection: { state: "connected", retiringExternalId: null, rotation: null },
      findings: [],
    });
    expect(done.connection.formerExternalIds).toEqual([before.externalId]);
    const ids = { from: before.externalId, to: staged.stagedExternalId };
    expect(await rotationAuditOf(before.id)).toMatchObject([
      { action: "external-id.staged", actorId: "admin-of-tests", detail: ids, ...REASON },
      { action: "external-id.promoted", actorKind: "job", detail: ids, ...REASON },
      { action: "external-id.retired", actorKind: "job", detail: ids, ...REASON },
    ]);
    expect(await rotationsOf(before.id)).toMatchObject([
      { stage: "done", open: null, startedById: "admin-of-tests", promotedAt: expect.any(Date) },
    ]);
  });

  test("that took the old one's place at once is promoted, and the old one retired, by one run", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged, [staged.stagedExternalId ?? ""]);
    const { connection, findings } = await verifyAgain(actor, staged.id);
    expect(connection).toMatchObject({
      state: "connected",
      externalId: staged.stagedExternalId,
      rotation: null,
      formerExternalIds: [staged.externalId],
    });
    expect(findings).toEqual([]);
    expect((await rotationAuditOf(staged.id)).map(({ action }) => action)).toEqual([
      "external-id.staged",
      "external-id.promoted",
      "external-id.retired",
    ]);
  });

  test("is not promoted by a role that anyone can open", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged);
    const open = { Effect: "Allow", Principal: { AWS: sandbox.vendor.arn }, Action: "sts:AssumeRole" };
    const roleName = staged.roleArn?.split("/").at(-1) ?? "";
    await replaceTrust(sandbox, roleName, JSON.stringify({ Version: "2012-10-17", Statement: [open] }));
    const { connection } = await verifyAgain(actor, staged.id);
    expect(connection).toMatchObject({ state: "refused", rotation: { stage: "staged" } });
  });

  test("stands in the documents beside the present one, and alone once it is promoted", async () => {
    const staged = await newStaged(sandbox, actor);
    const accepted = (connection: typeof staged) =>
      roleDocumentsFor(connection).trustPolicy.Statement[0]?.Condition;
    const both = [staged.externalId, staged.stagedExternalId];
    expect(accepted(staged)).toEqual({ StringEquals: { "sts:ExternalId": both } });
    await letIn(sandbox, staged);
    const { connection } = await verifyAgain(actor, staged.id);
    expect(accepted(connection)).toEqual({ StringEquals: { "sts:ExternalId": staged.stagedExternalId } });
  });
});

describe("staging is refused", () => {
  test("while another one is under way", async () => {
    const { id } = await newStaged(sandbox, actor);
    expect((await stageExternalId(ADMIN, id, REASON))?.formError).toMatch(/under way/);
    expect(await rotationsOf(id)).toHaveLength(1);
  });

  test("for a connection that was never proven, and for one by access key", async () => {
    const { id } = await newConnection(actor);
    expect((await stageExternalId(ADMIN, id, REASON))?.formError).toMatch(/never proven/);
    const byKey = await newKeyConnection(actor);
    await createUser(sandbox, byKey);
    await enterAndVerify(actor, byKey.id, await createKey(sandbox));
    expect((await stageExternalId(ADMIN, byKey.id, REASON))?.formError).toMatch(/access key/);
    expect([...(await rotationsOf(id)), ...(await rotationsOf(byKey.id))]).toEqual([]);
  });

  test("for the second of two at the same moment", async () => {
    const { id } = await newConnected(sandbox, actor);
    const both = await Promise.all([stageExternalId(ADMIN, id, REASON), stageExternalId(ADMIN, id, REASON)]);
    expect(both.filter((rejection) => rejection === null)).toHaveLength(1);
    expect(await getDatabase().externalId.count({ where: { connectionId: id, stage: "staged" } })).toBe(1);
  });
});

describe("an old External ID", () => {
  async function promoted() {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged);
    return { staged, now: (await verifyAgain(actor, staged.id)).connection };
  }

  test("that the role still answers to after a week needs an action, and a refusal of it ends that", async () => {
    const { now } = await promoted();
    await getDatabase().externalIdRotation.update({
      where: { id: now.rotation?.id ?? "" },
      data: { promotedAt: new Date(Date.now() - 8 * 86_400_000) },
    });
    expect(await verifyAgain(actor, now.id)).toMatchObject({
      connection: { state: "action-needed", rotation: { stage: "promoted" } },
      findings: ["retired-external-id-accepted"],
    });
    await letIn(sandbox, now);
    expect(await verifyAgain(actor, now.id)).toMatchObject({
      connection: { state: "connected", rotation: null },
      findings: [],
    });
  });

  test("that the role answers to again needs an action, although everything was done", async () => {
    const { staged, now } = await promoted();
    await letIn(sandbox, now);
    const { connection } = await verifyAgain(actor, now.id);
    await letIn(sandbox, connection, [connection.externalId, staged.externalId]);
    expect(await verifyAgain(actor, now.id)).toMatchObject({
      connection: { state: "action-needed", externalId: connection.externalId },
      findings: ["retired-external-id-accepted"],
    });
  });

  test("is never given to anyone again: its row stays, and no other can be made of its value", async () => {
    const { staged, now } = await promoted();
    await letIn(sandbox, now);
    await verifyAgain(actor, now.id);
    const other = await newConnection(actor);
    const again = { value: staged.externalId, connectionId: other.id, stage: "staged" };
    await expect(getDatabase().externalId.create({ data: again })).rejects.toMatchObject({ code: "P2002" });
  });
});

describe("cancelling", () => {
  test("leaves the present one in use, and the staged one a tombstone that must not open the role", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged);
    expect(await cancelExternalId(ADMIN, staged.id, { reason: "A false alarm" })).toBeNull();
    const after = await verifyAgain(actor, staged.id);
    expect(after).toMatchObject({
      connection: {
        state: "action-needed",
        externalId: staged.externalId,
        stagedExternalId: null,
        rotation: null,
        formerExternalIds: [staged.stagedExternalId],
      },
      findings: ["retired-external-id-accepted"],
    });
    await letIn(sandbox, after.connection);
    expect((await verifyAgain(actor, staged.id)).connection.state).toBe("connected");
    expect((await rotationAuditOf(staged.id)).at(-1)).toMatchObject({
      action: "external-id.cancelled",
      detail: { from: staged.externalId, to: staged.stagedExternalId },
      reason: "A false alarm",
    });
  });

  test("is too late once a run has promoted it", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged);
    await verifyAgain(actor, staged.id);
    expect((await cancelExternalId(ADMIN, staged.id, REASON))?.formError).toMatch(/promoted/);
    expect(await rotationsOf(staged.id)).toMatchObject([{ stage: "promoted" }]);
  });
});

describe("the customer's members", () => {
  test("are told by mail what to change: once it is staged, and once it is promoted", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged);
    const { connection } = await verifyAgain(actor, staged.id);
    const mails = await getDatabase().mail.findMany({
      where: { recipient: actor.email, text: { contains: staged.id } },
      orderBy: { id: "asc" },
    });
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Cloudlvl: a new External ID for your AWS connection",
      "Cloudlvl: take the old External ID out of your role",
    ]);
    const [first, second] = mails.map(({ text }) => text ?? "");
    for (const part of [staged.externalId, connection.externalId, "Was posted in a public ticket"])
      expect(first).toContain(part);
    expect(second).not.toContain(staged.externalId);
  });
});

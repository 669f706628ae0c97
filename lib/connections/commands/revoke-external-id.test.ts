import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { getRunSubject } from "../run-subject";
import { newKeyConnection } from "../testing/keys";
import { newConnection, newMember, reread } from "../testing/members";
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
import { finishVerification } from "./finish-verification";
import { revokeExternalId } from "./revoke-external-id";
import { runVerification } from "./run-verification";
import { stageExternalId } from "./stage-external-id";
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

const REASON = { reason: "A former employee copied it" };
const ROTATION = { isNewProven: true, isPresentRefused: false, areFormerRefused: true };
const PROOF = { state: "connected", isProof: true, isRootKey: false, rotation: ROTATION } as const;

describe("a revocation", () => {
  test("retires the present External ID at once, and needs an action until the new one is in place", async () => {
    const before = await newConnected(sandbox, actor);
    expect(await revokeExternalId(ADMIN, before.id, REASON)).toBeNull();
    const revoked = await reread(actor, before.id);
    expect(revoked).toMatchObject({
      state: "action-needed",
      formerExternalIds: [before.externalId],
      rotation: { stage: "revoked", ...REASON },
    });
    expect(revoked.externalId).not.toBe(before.externalId);
    const asked = await verifyAgain(actor, before.id);
    expect(asked.connection).toMatchObject({ state: "action-needed", rotation: { stage: "revoked" } });
    expect(asked.findings).toContain("role-expects-older-external-id");
    await letIn(sandbox, revoked, [revoked.externalId, before.externalId]);
    expect(await verifyAgain(actor, before.id)).toMatchObject({
      connection: { state: "action-needed", rotation: { stage: "revoked" } },
      findings: ["retired-external-id-accepted"],
    });
    await letIn(sandbox, revoked);
    expect(await verifyAgain(actor, before.id)).toMatchObject({
      connection: { state: "connected", rotation: null },
      findings: [],
    });
    expect(await rotationAuditOf(before.id)).toMatchObject([
      { action: "external-id.revoked", actorId: "admin-of-tests", ...REASON },
      { action: "external-id.retired", actorKind: "job", ...REASON },
    ]);
  });

  test("takes a staged one and one on its way out with it", async () => {
    const staged = await newStaged(sandbox, actor);
    await revokeExternalId(ADMIN, staged.id, REASON);
    const first = await reread(actor, staged.id);
    expect(first.formerExternalIds.toSorted()).toEqual(
      [staged.externalId, staged.stagedExternalId ?? ""].toSorted(),
    );
    const other = await newStaged(sandbox, actor);
    await letIn(sandbox, other);
    await verifyAgain(actor, other.id);
    await revokeExternalId(ADMIN, other.id, REASON);
    expect((await reread(actor, other.id)).formerExternalIds).toHaveLength(2);
    for (const { id } of [staged, other])
      expect((await rotationsOf(id)).map(({ stage }) => stage)).toEqual(["overtaken", "revoked"]);
  });

  test("leaves what nobody has verified yet where it is, with a new External ID", async () => {
    const draft = await newConnection(actor);
    expect(await revokeExternalId(ADMIN, draft.id, REASON)).toBeNull();
    const after = await reread(actor, draft.id);
    expect(after.state).toBe("draft");
    expect(after.externalId).not.toBe(draft.externalId);
  });

  test("is refused by access key, where there is no External ID in use", async () => {
    const byKey = await newKeyConnection(actor);
    expect((await revokeExternalId(ADMIN, byKey.id, REASON))?.formError).toMatch(/access key/);
  });
});

describe("a run that was under way", () => {
  async function running(connection: { id: string }) {
    const started = await startVerification(actor, await reread(actor, connection.id));
    return getRunSubject(started ?? "");
  }

  test("does not bring a revoked External ID back to life", async () => {
    const connected = await newConnected(sandbox, actor);
    const subject = await running(connected);
    await revokeExternalId(ADMIN, connected.id, REASON);
    await finishVerification(subject, PROOF);
    expect(await reread(actor, connected.id)).toMatchObject({
      state: "action-needed",
      rotation: { stage: "revoked" },
    });
  });

  test("does not promote a staged one that was cancelled, and leaves the connection as it was", async () => {
    const staged = await newStaged(sandbox, actor);
    await letIn(sandbox, staged);
    const subject = await running(staged);
    await cancelExternalId(ADMIN, staged.id, REASON);
    await runVerification(subject.verificationId, async () => undefined);
    await finishVerification(subject, PROOF);
    expect(await reread(actor, staged.id)).toMatchObject({
      state: "connected",
      externalId: staged.externalId,
      rotation: null,
    });
  });

  test("and began before the staging finishes as if there were none", async () => {
    const connected = await newConnected(sandbox, actor);
    const subject = await running(connected);
    await stageExternalId(ADMIN, connected.id, REASON);
    await finishVerification(subject, PROOF);
    expect(await reread(actor, connected.id)).toMatchObject({
      state: "connected",
      externalId: connected.externalId,
      rotation: { stage: "staged" },
    });
  });

  test("and a cancel at the same moment leave one External ID in use, whoever was first", async () => {
    for (let round = 0; round < 4; round += 1) {
      sandbox.reset();
      const staged = await newStaged(sandbox, actor);
      const subject = await running(staged);
      const both = [
        () => finishVerification(subject, PROOF),
        () => cancelExternalId(ADMIN, staged.id, REASON),
      ];
      await Promise.all((round % 2 === 0 ? both : both.reverse()).map((act) => act()));
      const after = await reread(actor, staged.id);
      const [rotation] = await rotationsOf(staged.id);
      const isPromoted = rotation?.stage === "promoted";
      expect(["promoted", "cancelled"]).toContain(rotation?.stage);
      expect(after.externalId).toBe(isPromoted ? staged.stagedExternalId : staged.externalId);
      expect([after.state, after.stagedExternalId]).toEqual(["connected", null]);
    }
  });
});

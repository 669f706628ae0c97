import { beforeAll, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { getRunSubject } from "../run-subject";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import { enterRoleArn } from "./enter-role-arn";
import { finishVerification } from "./finish-verification";
import { startVerification } from "./start-verification";

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

async function startedRun() {
  const { id } = await newConnection(actor);
  await enterRoleArn(actor, await reread(actor, id), arnOf("connect"));
  const verificationId = await startVerification(actor, await reread(actor, id));
  return { id, subject: await getRunSubject(verificationId ?? "") };
}

test("a run ends once: whoever comes second changes nothing and writes nothing", async () => {
  const { id, subject } = await startedRun();
  await finishVerification(subject, { state: "connected", isProof: true, isRootKey: false });
  const { provenAt } = await reread(actor, id);
  await finishVerification(subject, { state: "refused", isProof: false, isRootKey: false });
  expect(await reread(actor, id)).toMatchObject({ state: "connected", provenAt });
  const finished = (await auditOf(id)).filter((action) => action === "verification.finished");
  expect(finished).toHaveLength(1);
});

test("of two that end a run at the same moment one is heard", async () => {
  const { id, subject } = await startedRun();
  await Promise.all([
    finishVerification(subject, { state: "refused", isProof: false, isRootKey: false }),
    finishVerification(subject, { state: "connected", isProof: true, isRootKey: false }),
  ]);
  const run = await getDatabase().verification.findUniqueOrThrow({ where: { id: subject.verificationId } });
  expect(run.outcome).toBe((await reread(actor, id)).state);
  expect((await auditOf(id)).filter((action) => action === "verification.finished")).toHaveLength(1);
});

test("the audit log is told by the job, with where it led from and to", async () => {
  const { id, subject } = await startedRun();
  await finishVerification(subject, { state: "action-needed", isProof: false, isRootKey: false });
  const event = await getDatabase().auditEvent.findFirst({
    where: { connectionId: id, action: "verification.finished" },
  });
  expect(event).toMatchObject({
    actorKind: "job",
    actorId: "verification",
    customerId: actor.customerId,
    detail: { verificationId: subject.verificationId, from: "awaiting-setup", to: "action-needed" },
  });
});

test("a run that leads back to the same state keeps since when it stands there", async () => {
  const { id, subject } = await startedRun();
  const { stateSince } = await reread(actor, id);
  await finishVerification(subject, { state: "awaiting-setup", isProof: false, isRootKey: false });
  expect((await reread(actor, id)).stateSince).toEqual(stateSince);

  await getDatabase().connection.update({
    where: { id },
    data: { state: "broken", stateSince: new Date(0) },
  });
  const again = await startVerification(actor, await reread(actor, id));
  const stillBroken = { state: "broken", isProof: false, isRootKey: false } as const;
  await finishVerification(await getRunSubject(again ?? ""), stillBroken);
  expect((await reread(actor, id)).stateSince).toEqual(new Date(0));
  const mended = await startVerification(actor, await reread(actor, id));
  const connected = { state: "connected", isProof: true, isRootKey: false } as const;
  await finishVerification(await getRunSubject(mended ?? ""), connected);
  expect((await reread(actor, id)).stateSince.getTime()).toBeGreaterThan(stateSince.getTime());
});

test("what a run came to is kept at the connection, and a fault of ours leaves it as it was", async () => {
  const { id, subject } = await startedRun();
  const found = { verdictCode: "permissions-missing", evidenceGrade: "simulated-by-principal" } as const;
  await finishVerification(subject, { state: "action-needed", isProof: false, isRootKey: false, found });
  const row = () => getDatabase().connection.findUniqueOrThrow({ where: { id } });
  expect(await row()).toMatchObject({ ...found, lastVerifiedAt: expect.any(Date) });
  const { lastVerifiedAt } = await row();
  const again = await startVerification(actor, await reread(actor, id));
  await finishVerification(await getRunSubject(again ?? ""), {
    state: "action-needed",
    isProof: false,
    isRootKey: false,
  });
  expect(await row()).toMatchObject({ ...found, lastVerifiedAt });
});

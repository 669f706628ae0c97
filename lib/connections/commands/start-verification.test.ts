import { beforeAll, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { hasEnded, isLive } from "../live-runs";
import { getRunSubject } from "../run-subject";
import { auditOf, newConnection, newMember, newStaff, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import type { AuthorizedConnection } from "../types";
import { changeAccount } from "./change-account";
import { enterRoleArn } from "./enter-role-arn";
import { finishVerification } from "./finish-verification";
import { startVerification } from "./start-verification";

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

async function readyConnection(state?: string): Promise<AuthorizedConnection> {
  const connection = await newConnection(actor);
  await enterRoleArn(actor, connection, arnOf("connect"));
  if (state) await getDatabase().connection.update({ where: { id: connection.id }, data: { state } });
  return reread(actor, connection.id);
}

async function start(connection: AuthorizedConnection): Promise<string> {
  const started = await startVerification(actor, connection);
  if (started === null) throw new Error("A run was under way");
  return started;
}

function runsOf(connectionId: string) {
  return getDatabase().verification.findMany({ where: { connectionId }, orderBy: { startedAt: "asc" } });
}

test("support starts a run of any customer's connection, and the audit log names them", async () => {
  const connection = await readyConnection();
  const support = await newStaff("support");
  const verificationId = await startVerification(support, await reread(support, connection.id));
  expect(await runsOf(connection.id)).toMatchObject([
    { id: verificationId, requestedBy: support.personId, running: true },
  ]);
  const event = { action: "verification.started", connectionId: connection.id };
  expect(await getDatabase().auditEvent.findFirst({ where: event })).toMatchObject({
    actorKind: "staff",
    actorId: support.personId,
    customerId: actor.customerId,
  });
});

test("a start stores the run with its facts, moves the connection on and tells the audit log", async () => {
  const connection = await readyConnection();
  const verificationId = await start(connection);
  expect(await runsOf(connection.id)).toMatchObject([
    {
      id: verificationId,
      requestedBy: actor.personId,
      roleArn: connection.roleArn,
      externalId: connection.externalId,
      running: true,
      stateBefore: "awaiting-setup",
      outcome: null,
    },
  ]);
  expect((await reread(actor, connection.id)).state).toBe("verifying");
  expect((await auditOf(connection.id)).at(-1)).toBe("verification.started");
  expect([isLive(verificationId), hasEnded(verificationId)]).toEqual([true, false]);
});

test("of many starts at the same moment one gives a run, and the others say that one is under way", async () => {
  const connection = await readyConnection();
  const started = await Promise.all(Array.from({ length: 6 }, () => startVerification(actor, connection)));
  expect(started.filter((id) => id !== null)).toHaveLength(1);
  expect(await runsOf(connection.id)).toHaveLength(1);
  expect((await auditOf(connection.id)).filter((one) => one === "verification.started")).toHaveLength(1);
});

test("without a Role ARN there is nothing to start", async () => {
  const connection = await newConnection(actor);
  await expect(startVerification(actor, connection)).rejects.toThrow("without a Role ARN");
});

test("the state to fall back to is the one in the database, not the one on an outdated page", async () => {
  const outdated = await readyConnection();
  await getDatabase().connection.update({ where: { id: outdated.id }, data: { state: "connected" } });
  await start(outdated);
  expect((await runsOf(outdated.id))[0]?.stateBefore).toBe("connected");
});

test("another ARN ends the run of the former one, which has nothing to say any more", async () => {
  const connection = await readyConnection("connected");
  const former = await start(connection);
  const subject = await getRunSubject(former);
  await enterRoleArn(actor, await reread(actor, connection.id), arnOf("another"));
  expect(hasEnded(former)).toBe(true);
  await finishVerification(subject, { state: "connected", isProof: true, isRootKey: false });
  expect(await reread(actor, connection.id)).toMatchObject({ state: "awaiting-setup", provenAt: null });
  const latter = await start(await reread(actor, connection.id));
  expect(await runsOf(connection.id)).toMatchObject([
    { id: former, running: null, outcome: "connected", roleArn: arnOf("connect").arn },
    { id: latter, running: true, roleArn: arnOf("another").arn, stateBefore: "awaiting-setup" },
  ]);
});

test("another account ends the run, and its outcome never reaches the changed connection", async () => {
  const connection = await readyConnection();
  const subject = await getRunSubject(await start(connection));
  const change = {
    accessMethod: "iam-role" as const,
    integrationId: "cloudlvl",
    awsAccountId: "777788889999",
  };
  expect(await changeAccount(actor, await reread(actor, connection.id), change)).toBeNull();
  await finishVerification(subject, { state: "connected", isProof: true, isRootKey: false });
  expect(await reread(actor, connection.id)).toMatchObject({ state: "draft", roleArn: null, provenAt: null });
});

test("a run long past its deadline stands in nobody's way", async () => {
  const connection = await readyConnection("action-needed");
  const stuck = await start(connection);
  expect(await startVerification(actor, connection)).toBeNull();
  await getDatabase().verification.update({ where: { id: stuck }, data: { deadlineAt: new Date(0) } });
  const next = await start(connection);
  expect(await runsOf(connection.id)).toMatchObject([
    { id: stuck, running: null },
    { id: next, running: true, stateBefore: "action-needed" },
  ]);
});

import { beforeAll, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { type MemberActor, mintMemberActor } from "@/lib/session/actors";
import { findConnection, findConnectionAgain, findVerification, listConnections } from "./queries";
import { newConnection, newMember, newStaff } from "./testing/members";

let actor: MemberActor;
let stranger: MemberActor;
beforeAll(async () => {
  actor = await newMember();
  stranger = await newMember();
});

test("another customer's connection is the same answer as none", async () => {
  const { id } = await newConnection(actor);
  expect(await findConnection(stranger, id)).toBeNull();
  expect(await findConnection(actor, "no-such-connection")).toBeNull();
  expect((await findConnection(actor, id))?.id).toBe(id);
  expect(await listConnections(stranger)).toEqual([]);
});

test("staff find every customer's connection, and a member of the same customer finds it too", async () => {
  const { id } = await newConnection(actor);
  for (const level of ["support", "admin"] as const) {
    const staff = await newStaff(level);
    expect(await findConnection(staff, id)).toMatchObject({ id, customerId: actor.customerId });
    expect(await findConnection(staff, "no-such-connection")).toBeNull();
  }
  const { personId } = await newMember();
  const colleague = mintMemberActor({ ...actor, personId, level: "member" });
  expect((await findConnection(colleague, id))?.id).toBe(id);
});

test("to the compiler the customer's own list is not for staff", async () => {
  const staff = await newStaff("admin");
  // @ts-expect-error: the customer's own list, asked for by staff
  const ownList = () => listConnections(staff);
  expect(ownList).toBeTypeOf("function");
});

test("a connection is read again only for its own customer", async () => {
  const connection = await newConnection(actor);
  expect((await findConnectionAgain(connection)).id).toBe(connection.id);
  const stolen = { ...connection, customerId: stranger.customerId };
  await expect(findConnectionAgain(stolen)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
});

test("a connection without a current External ID cannot be worked with", async () => {
  const { id } = await newConnection(actor);
  await getDatabase().externalId.updateMany({
    where: { connectionId: id },
    data: { stage: null, retiredAt: new Date() },
  });
  expect(await findConnection(actor, id)).toBeNull();
});

test("the list is newest first, even of one millisecond, and tells the last finished verification", async () => {
  const own = await newMember();
  const connections = [await newConnection(own), await newConnection(own), await newConnection(own)];
  const createdAt = new Date();
  const ids = connections.map(({ id }) => id);
  await getDatabase().connection.updateMany({ where: { id: { in: ids } }, data: { createdAt } });
  const finishedAt = new Date("2026-01-02T03:04:05Z");
  const run = {
    connectionId: ids[0] ?? "",
    requestedBy: own.personId,
    roleArn: "arn:aws:iam::444455556666:role/connect",
    externalId: "rb-any",
    deadlineAt: new Date(),
    stateBefore: "draft",
  };
  await getDatabase().verification.create({ data: { ...run, running: null, finishedAt } });
  await getDatabase().verification.create({ data: run });
  const listed = await listConnections(own);
  expect(listed.map(({ id }) => id)).toEqual([...ids].reverse());
  expect(listed.map(({ lastVerifiedAt }) => lastVerifiedAt)).toEqual([null, null, finishedAt]);
  expect(JSON.stringify(listed)).not.toContain("rb-");
});

test("the latest run is the one that began last, finished or not", async () => {
  const connection = await newConnection(actor);
  expect(await findVerification(connection)).toBeNull();
  const startedAt = new Date("2026-01-02T03:04:05Z");
  const run = {
    connectionId: connection.id,
    requestedBy: actor.personId,
    roleArn: "arn:aws:iam::444455556666:role/connect",
    externalId: connection.externalId,
    deadlineAt: new Date(),
    stateBefore: "draft",
    startedAt,
  };
  await getDatabase().verification.create({ data: { ...run, running: null, finishedAt: startedAt } });
  const { id } = await getDatabase().verification.create({ data: run });
  expect(await findVerification(connection)).toMatchObject({ id, finishedAt: null, results: [] });
});

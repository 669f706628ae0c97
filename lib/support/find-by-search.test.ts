import { randomInt, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { noteRefusal } from "@/lib/connections/commands/note-refusal";
import { newConnection, newMember, newStaff } from "@/lib/connections/testing/members";
import type { AuthorizedConnection } from "@/lib/connections/types";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor, StaffActor } from "@/lib/session/actors";
import { findSearched, listConnectionsForSupport } from "./queries";

let staff: StaffActor;
let actor: MemberActor;
let connection: AuthorizedConnection;
beforeAll(async () => {
  staff = await newStaff("support");
  actor = await newMember();
  connection = await newConnection(actor);
});

/** What the page says of a search, and what it shows. */
async function search(q: string) {
  const found = await findSearched(staff, { q });
  const { rows } = await listConnectionsForSupport(staff, { filter: { q }, found, cursor: null });
  return { ...found, ids: rows.map(({ id }) => id) };
}

async function newRun(requestId: string): Promise<string> {
  const { id } = await getDatabase().verification.create({
    data: {
      connectionId: connection.id,
      requestedBy: actor.personId,
      deadlineAt: new Date(),
      running: null,
      stateBefore: "draft",
      checks: {
        create: {
          check: "permissions",
          verdict: "pass",
          code: "permissions-granted",
          result: {},
          requestIds: [randomUUID(), requestId],
        },
      },
    },
  });
  return id;
}

test("an account finds its connections", async () => {
  const awsAccountId = String(randomInt(1e11, 1e12 - 1));
  await getDatabase().connection.update({ where: { id: connection.id }, data: { awsAccountId } });
  const { ids, understood } = await search(awsAccountId.replace(/(....)(....)(....)/, "$1-$2-$3"));
  expect(ids).toEqual([connection.id]);
  expect(understood).toBe(`AWS account ID ${awsAccountId}`);
});

test("an External ID finds its connection, and says when it is none in use", async () => {
  expect(await search(connection.externalId)).toMatchObject({ ids: [connection.id], note: null });
  const old = connection.externalId.replace(/.{6}$/, "zzzzzz");
  const retired = { value: old, stage: null, retiredAt: new Date("2026-03-01T23:59:00Z") };
  await getDatabase().externalId.create({ data: { ...retired, connectionId: connection.id } });
  const found = await search(old);
  expect(found.ids).toEqual([connection.id]);
  expect(found.note).toContain("retired on 2026-03-01");
  await getDatabase().externalId.update({ where: { value: old }, data: { connectionId: null } });
  expect(await search(old)).toMatchObject({ ids: [], note: expect.stringContaining("is gone") });
});

test("an External ID of nobody says so, and finds nothing", async () => {
  const found = await search(connection.externalId.replace(/.{6}$/, "yyyyyy"));
  expect(found).toMatchObject({ ids: [], note: expect.stringContaining("never given out") });
});

test("a UUID finds the connection, the run or AWS's request that has it", async () => {
  const requestId = randomUUID();
  const runId = await newRun(requestId);
  const run = { id: runId, connectionId: connection.id };
  expect(await search(connection.id)).toMatchObject({ ids: [connection.id], run: null });
  expect(await search(runId)).toMatchObject({
    ids: [connection.id],
    run,
    understood: `verification ${runId}`,
  });
  expect(await search(`RequestId ${requestId}`)).toMatchObject({
    ids: [connection.id],
    run,
    understood: `AWS request ID ${requestId}`,
  });
  expect(await search(randomUUID())).toMatchObject({ ids: [], note: expect.stringContaining("has this id") });
});

test("a person's e-mail address finds the connections of the person's customer", async () => {
  expect((await search(actor.email.toUpperCase())).ids).toContain(connection.id);
  expect(await search(staff.email)).toMatchObject({ ids: [], note: expect.stringContaining("staff") });
  expect(await search("nobody@nowhere.example")).toMatchObject({
    ids: [],
    note: expect.stringContaining("Nobody"),
  });
});

test("a key finds the connection that has it or had it, or that refused it", async () => {
  const accessKeyId = `AKIA${randomUUID().replaceAll("-", "").slice(0, 16).toUpperCase().replaceAll(/[01]/g, "7")}`;
  expect((await search(accessKeyId)).note).toContain("Nobody has entered");
  const detail = { accessKeyId, problems: "accessKeyId:root-user" };
  await noteRefusal(actor, connection.id, { action: "connection.access-key-refused", detail });
  expect(await search(accessKeyId)).toMatchObject({
    ids: [connection.id],
    note: expect.stringContaining("A form refused this key"),
  });
  const { id } = await getDatabase().accessKey.create({
    data: { connectionId: connection.id, accessKeyId, stage: "current" },
  });
  expect(await search(accessKeyId.toLowerCase())).toMatchObject({ ids: [connection.id], note: null });
  await getDatabase().accessKey.update({ where: { id }, data: { stage: null } });
  expect(await search(accessKeyId)).toMatchObject({
    ids: [connection.id],
    note: expect.stringContaining("replaced"),
  });
});

test("what may be a secret is neither searched for nor repeated", async () => {
  const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
  const found = await search(`key ${secret}`);
  expect(found).toMatchObject({ ids: [], isSecret: true });
  expect(JSON.stringify(found)).not.toContain(secret);
});

test("a word that too many customers have in their names says so", async () => {
  const word = `crowd${randomUUID().slice(0, 8)}`;
  const data = Array.from({ length: 101 }, (_, index) => ({ name: `${word} ${index}` }));
  await getDatabase().customer.createMany({ data });
  expect((await search(word)).note).toContain("More than 100 customers match");
  expect((await search(`${word} 100`)).note).toBeNull();
});

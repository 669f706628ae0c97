import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { isExternalId } from "@/lib/iam/external-id";
import type { MemberActor } from "@/lib/session/actors";
import { accountSchema } from "../schema";
import { auditOf, INPUT, newConnection, newMember } from "../testing/members";
import { createConnection } from "./create-connection";

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

describe("createConnection", () => {
  test("gives each connection an External ID of its own, drawn by the server", async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => createConnection(actor, INPUT)));
    const rows = await getDatabase().externalId.findMany({ where: { connectionId: { in: ids } } });
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ value }) => value)).size).toBe(5);
    for (const { value, stage, retiredAt } of rows)
      expect([isExternalId(value), stage, retiredAt]).toEqual([true, "current", null]);
  });

  test("takes no External ID and no customer from a form", () => {
    const parsed = accountSchema.parse({
      ...INPUT,
      externalId: "rb-chosen",
      customerId: "somebody",
      state: "connected",
    });
    expect(parsed).not.toHaveProperty("externalId");
    expect(parsed).not.toHaveProperty("customerId");
    expect(parsed).not.toHaveProperty("state");
  });

  test("begins as a draft of the actor's customer, and writes one audit event", async () => {
    const connection = await newConnection(actor);
    expect(connection).toMatchObject({
      customerId: actor.customerId,
      state: "draft",
      partition: "aws",
      roleArn: null,
      provenAt: null,
    });
    expect(await auditOf(connection.id)).toEqual(["connection.created"]);
    const event = await getDatabase().auditEvent.findFirst({ where: { connectionId: connection.id } });
    expect(event).toMatchObject({
      actorKind: "member",
      actorId: actor.personId,
      customerId: actor.customerId,
    });
    expect(JSON.stringify(event?.detail)).not.toContain(connection.externalId);
  });

  test("writes nothing at all where any part of it fails", async () => {
    const nobody = { ...actor, customerId: "nobody" };
    await expect(createConnection(nobody, INPUT)).rejects.toThrow();
    await expect(createConnection(actor, { ...INPUT, integrationId: "unknown" })).rejects.toThrow();
    expect(await getDatabase().connection.count({ where: { customerId: "nobody" } })).toBe(0);
    expect(await getDatabase().auditEvent.count({ where: { customerId: "nobody" } })).toBe(0);
  });
});

describe("an External ID", () => {
  test("outlives its connection as a tombstone, so that nobody is given it again", async () => {
    const { id, externalId } = await newConnection(actor);
    await getDatabase().connection.delete({ where: { id } });
    const tombstone = await getDatabase().externalId.findUnique({ where: { value: externalId } });
    expect(tombstone).toMatchObject({ value: externalId, connectionId: null });
    const other = await newConnection(actor);
    const again = { value: externalId, connectionId: other.id };
    await expect(getDatabase().externalId.create({ data: again })).rejects.toMatchObject({ code: "P2002" });
  });

  test("is one at a time: a second current one of a connection is refused", async () => {
    const { id } = await newConnection(actor);
    const second = { value: `rb-second-${id}`, connectionId: id, stage: "current" };
    await expect(getDatabase().externalId.create({ data: second })).rejects.toMatchObject({ code: "P2002" });
  });
});

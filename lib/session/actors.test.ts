import { randomUUID } from "node:crypto";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith, MemberActor, StaffActor } from "./actors";
import { readActor } from "./require-actor";
import { scopeOf } from "./scope";

describe("the actor of a session", () => {
  test("is a member with a customer and a level, or staff with a level", async () => {
    const { customerId, personId } = await newMember();
    expect(await readActor(personId)).toMatchObject({ kind: "member", level: "owner", customerId });
    const staff = await newStaff("support");
    expect(await readActor(staff.personId)).toEqual(staff);
  });

  test("is nobody for a person who is neither, and for an unknown one", async () => {
    const { id } = await getDatabase().person.create({
      data: { id: randomUUID(), name: "Eve", email: `${randomUUID()}@example.test` },
    });
    expect(await readActor(id)).toBeNull();
    expect(await readActor("unknown")).toBeNull();
  });

  test("has the level of this moment, not of when they signed in", async () => {
    const { personId } = await newStaff("admin");
    await getDatabase().staff.update({ where: { personId }, data: { level: "support" } });
    expect(await readActor(personId)).toMatchObject({ level: "support" });
    await getDatabase().staff.delete({ where: { personId } });
    expect(await readActor(personId)).toBeNull();
  });

  test("reaches one customer's rows as a member, and everyone's as staff", async () => {
    const member = await newMember();
    expect(scopeOf(member)).toEqual({ customerId: member.customerId });
    expect(scopeOf(await newStaff("support"))).toEqual({});
  });
});

describe("the database", () => {
  test("lets nobody be member and staff at once, whichever comes first", async () => {
    const { personId: member } = await newMember();
    const { personId: staff } = await newStaff("support");
    const { customerId } = await newMember();
    const never = /member or staff, never both/;
    await expect(getDatabase().staff.create({ data: { personId: member, level: "admin" } })).rejects.toThrow(
      never,
    );
    await expect(
      getDatabase().member.create({ data: { personId: staff, customerId, level: "owner" } }),
    ).rejects.toThrow(never);
  });

  test("lets nobody be both when the two are written at the same moment", async () => {
    const { customerId } = await newMember();
    for (let round = 0; round < 5; round += 1) {
      const personId = randomUUID();
      await getDatabase().person.create({
        data: { id: personId, name: "Eve", email: `${personId}@example.test` },
      });
      const both = await Promise.allSettled([
        getDatabase().staff.create({ data: { personId, level: "admin" } }),
        getDatabase().member.create({ data: { personId, customerId, level: "owner" } }),
      ]);
      expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  test("knows no other levels than the table of permissions", async () => {
    const { personId } = await newStaff("support");
    await expect(
      getDatabase().staff.update({ where: { personId }, data: { level: "owner" } }),
    ).rejects.toThrow();
    const { personId: member } = await newMember();
    await expect(
      getDatabase().member.update({ where: { personId: member }, data: { level: "admin" } }),
    ).rejects.toThrow();
  });
});

test("to the compiler a permission decides who the actor is, and none may be forgotten", () => {
  expectTypeOf<ActorWith<"connection.set-up">["kind"]>().toEqualTypeOf<"member">();
  expectTypeOf<ActorWith<"external-id.revoke">["kind"]>().toEqualTypeOf<"staff">();
  expectTypeOf<ActorWith<"connection.verify">["kind"]>().toEqualTypeOf<"member" | "staff">();
  expectTypeOf<MemberActor>().toExtend<ActorWith<"connection.set-up">>();
  expectTypeOf<StaffActor>().not.toExtend<ActorWith<"external-id.revoke">>();
  expectTypeOf<MemberActor>().not.toExtend<ActorWith<"connection.disconnect">>();
  const rest = { name: "none", limit: { attempts: 1, perSeconds: 1 }, input: z.object({}) };
  // @ts-expect-error: an action that does not say who may do it
  defineAction(rest, async () => ({}));
});

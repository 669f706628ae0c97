import { expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { recordSignIn, type SignInMethod } from "./record-sign-in";

// PostgreSQL keeps no such character.
const UNWRITABLE = "\u0000";
const unwritable = UNWRITABLE as SignInMethod;

const eventsOf = (actorId: string) => getDatabase().auditEvent.findMany({ where: { actorId } });

test("the sign-in of somebody of the staff is one audit event, and a member's is none", async () => {
  const [staff, member] = [await newStaff("support"), await newMember()];
  for (const { personId } of [staff, member]) await recordSignIn(personId, "password and app", personId);
  expect(await eventsOf(staff.personId)).toMatchObject([
    {
      action: "staff.signed-in",
      actorKind: "staff",
      actorName: `${staff.name} <${staff.email}>`,
      customerId: null,
      detail: { method: "password and app" },
    },
  ]);
  expect(await eventsOf(member.personId)).toEqual([]);
});

test("where the event of a sign-in cannot be written, its session goes again, and no other", async () => {
  const { personId } = await newStaff("admin");
  const expiresAt = new Date(Date.now() + 60_000);
  const sessions = ["of this sign-in", "of another"].map((what) => ({
    id: `${personId} ${what}`,
    token: `${personId} ${what}`,
    personId,
    expiresAt,
  }));
  await getDatabase().browserSession.createMany({ data: sessions });
  await expect(recordSignIn(personId, unwritable, `${personId} of this sign-in`)).rejects.toThrow();
  const left = await getDatabase().browserSession.findMany({ where: { personId } });
  expect(left.map(({ id }) => id)).toEqual([sessions[1]?.id]);
  expect(await eventsOf(personId)).toEqual([]);
});

test("where the session cannot be ended either, what is thrown is still why the event was not written", async () => {
  const { personId } = await newStaff("admin");
  await expect(recordSignIn(personId, unwritable, UNWRITABLE)).rejects.toThrow(/auditEvent\.create/);
});

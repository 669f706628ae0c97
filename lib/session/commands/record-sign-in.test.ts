import { expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { recordSignIn } from "./record-sign-in";

const eventsOf = (actorId: string) => getDatabase().auditEvent.findMany({ where: { actorId } });

test("the sign-in of somebody of the staff is one audit event, and a member's is none", async () => {
  const [staff, member] = [await newStaff("support"), await newMember()];
  for (const { personId } of [staff, member]) await recordSignIn(personId, "password and app");
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

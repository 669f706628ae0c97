import { afterAll, beforeAll, expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith } from "@/lib/session/actors";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { changeLevel, removePerson } from "./commands/change-person";

const STAFF = { kind: "staff" } as const;

/** A database of its own: the admins of other suites would be admins here too. */
let embedded: EmbeddedDatabase;
beforeAll(async () => {
  embedded = await startEmbeddedDatabase(0);
  await migrate(process.cwd(), embedded.url);
  process.env.DATABASE_URL = embedded.url;
});
afterAll(async () => {
  await getDatabase().$disconnect();
  await embedded.stop();
});

test("the staff always have an admin, and a member cannot be removed as staff", async () => {
  const admin = (await newStaff("admin")) as ActorWith<"staff.manage">;
  const second = await newStaff("admin");
  const member = await newMember();
  expect(await removePerson(admin, STAFF, member.personId)).toMatchObject({ formError: expect.any(String) });
  const { personId } = admin;
  expect(
    await changeLevel(admin, STAFF, { personId: second.personId, level: "support" }),
    "one of two may go",
  ).toBeNull();
  const last = { formError: "This is the last admin. Make somebody else admin first." };
  expect(await removePerson(admin, STAFF, personId)).toEqual(last);
  expect(await changeLevel(admin, STAFF, { personId, level: "support" })).toEqual(last);
  expect(await removePerson(admin, STAFF, second.personId)).toBeNull();
  expect(await getDatabase().staff.findMany()).toMatchObject([{ personId, level: "admin" }]);
});

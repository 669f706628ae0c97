import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith, MemberActor } from "@/lib/session/actors";
import { circleOf } from "./circle";
import { acceptInvitation } from "./commands/accept-invitation";
import { changeLevel, removePerson } from "./commands/change-person";
import { endOwnSessions, endStaffSessions } from "./commands/end-sessions";
import { invitePerson } from "./commands/invite-person";
import { resendInvitation } from "./commands/move-invitation";
import { findInvitation, getPerson, listInvitations, listPeople, listSessions } from "./queries";
import { newPair, newSession, readToken, someEmail } from "./testing/people";
import type { Circle } from "./types";

const STAFF: Circle = { kind: "staff" };
const asOwner = (actor: MemberActor) => actor as ActorWith<"member.manage">;

async function invite(owner: MemberActor, email: string): Promise<void> {
  expect(await invitePerson(asOwner(owner), { circle: circleOf(owner), email, level: "owner" })).toBeNull();
}

function demote(owner: MemberActor, personId: string) {
  return changeLevel(asOwner(owner), circleOf(owner), { personId, level: "member" });
}

async function levelsOf(owner: MemberActor): Promise<string[]> {
  return (await listPeople(owner, circleOf(owner))).map(({ level }) => level);
}

describe("the members of a customer", () => {
  test("are changed and removed by an owner, and a removed one's sessions end at once", async () => {
    const { owner, other } = await newPair("member");
    const { personId } = other;
    await newSession(personId);
    expect(await changeLevel(asOwner(owner), circleOf(owner), { personId, level: "owner" })).toBeNull();
    expect(await levelsOf(owner)).toEqual(["owner", "owner"]);
    expect(await removePerson(asOwner(owner), circleOf(owner), personId)).toBeNull();
    expect(await levelsOf(owner)).toEqual(["owner"]);
    expect(await listSessions(personId, null)).toEqual([]);
    expect(await getDatabase().person.count({ where: { email: other.email } })).toBe(0);
    const events = await getDatabase().auditEvent.findMany({ where: { customerId: owner.customerId } });
    expect(events.map(({ action }) => action)).toEqual(["person.level-changed", "person.removed"]);
  });

  test.each([
    ["demoted", (by: MemberActor, personId: string) => demote(by, personId)],
    ["removed", (by: MemberActor, personId: string) => removePerson(asOwner(by), circleOf(by), personId)],
  ])("who are %s take the invitations with them that they sent, and no others", async (_what, end) => {
    const { owner, other } = await newPair("owner");
    const [theirs, resent, kept] = [someEmail(), someEmail(), someEmail()];
    await invite(other, theirs);
    await invite(owner, resent);
    await invite(owner, kept);
    const { customerId } = owner;
    const { id } = await getDatabase().invitation.findFirstOrThrow({ where: { email: resent } });
    expect(await resendInvitation(asOwner(other), circleOf(other), id)).toBeNull();
    const tokens = [await readToken(theirs), await readToken(resent)];
    expect(await end(owner, other.personId)).toBeNull();
    for (const token of tokens) {
      expect(await findInvitation(token)).toMatchObject({ state: "revoked" });
      expect(await acceptInvitation({ token, name: "Mallory", password: "a-password-of-mine" })).toBeNull();
    }
    const pending = await listInvitations(owner, circleOf(owner));
    expect(pending.map(({ email }) => email)).toEqual([kept]);
    const where = { customerId, action: "invitation.revoked", actorId: owner.personId };
    expect(await getDatabase().auditEvent.count({ where })).toBe(2);
  });

  test("always have an owner", async () => {
    const { owner } = await newPair("member");
    const last = { formError: expect.stringContaining("This is the last owner.") };
    const { personId } = owner;
    expect(await changeLevel(asOwner(owner), circleOf(owner), { personId, level: "member" })).toEqual(last);
    expect(await removePerson(asOwner(owner), circleOf(owner), personId)).toEqual(last);
    expect(await levelsOf(owner)).toEqual(["owner", "member"]);
  });

  test("have an owner also when two owners remove each other at the same moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { owner, other } = await newPair("owner");
      const circle = circleOf(owner);
      const outcomes = await Promise.all([
        removePerson(asOwner(owner), circle, other.personId),
        removePerson(asOwner(other), circle, owner.personId),
      ]);
      expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
      const left = await getDatabase().member.findMany({ where: { customerId: owner.customerId } });
      expect(left).toHaveLength(1);
    }
  });

  test("are each found by their id, beyond the end of a long list too", async () => {
    const { owner } = await newPair("member");
    const { customerId } = owner;
    const people = Array.from({ length: 500 }, () => ({ id: randomUUID(), name: "One", email: someEmail() }));
    await getDatabase().person.createMany({ data: people });
    const data = people.map(({ id: personId }) => ({ personId, customerId, level: "member" }));
    await getDatabase().member.createMany({ data });
    const circle = circleOf(owner);
    const listed = new Set((await listPeople(owner, circle)).map(({ personId }) => personId));
    const beyond = people.filter(({ id }) => !listed.has(id));
    expect(beyond).toHaveLength(2);
    for (const { id, email } of beyond)
      expect(await getPerson(owner, circle, id)).toMatchObject({ personId: id, email });
  });

  test("of another customer can be neither seen, changed nor removed", async () => {
    const [{ owner }, { other: theirs }] = [await newPair("member"), await newPair("member")];
    const gone = { formError: expect.stringContaining("was removed meanwhile") };
    const { personId } = theirs;
    expect(await changeLevel(asOwner(owner), circleOf(owner), { personId, level: "owner" })).toEqual(gone);
    expect(await removePerson(asOwner(owner), circleOf(owner), personId)).toEqual(gone);
    await expect(getPerson(owner, circleOf(owner), personId)).rejects.toThrow();
    await expect(listPeople(owner, circleOf(theirs))).rejects.toThrow();
    await expect(listPeople(owner, STAFF)).rejects.toThrow();
  });
});

describe("sessions", () => {
  test("are listed with the one that asks marked, and ended one by one or all but that one", async () => {
    const { owner, other } = await newPair("member");
    const [current, second, third] = [
      await newSession(owner.personId),
      await newSession(owner.personId),
      await newSession(owner.personId),
    ];
    const theirs = await newSession(other.personId);
    const listed = await listSessions(owner.personId, current);
    expect(listed.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([current]);
    await endOwnSessions(owner, { only: theirs });
    expect(await listSessions(other.personId, null), "nobody ends another's").toHaveLength(1);
    await endOwnSessions(owner, { only: second });
    expect((await listSessions(owner.personId, current)).map(({ id }) => id).sort()).toEqual(
      [current, third].sort(),
    );
    await endOwnSessions(owner, { allBut: current });
    expect((await listSessions(owner.personId, current)).map(({ id }) => id)).toEqual([current]);
  });

  test("of staff are ended by an admin, and the audit log says so once", async () => {
    const admin = (await newStaff("admin")) as ActorWith<"staff.manage">;
    const { personId, email } = await newStaff("support");
    await newSession(personId);
    await endStaffSessions(admin, { personId, email });
    await endStaffSessions(admin, { personId, email });
    expect(await listSessions(personId, null)).toEqual([]);
    const events = await getDatabase().auditEvent.findMany({ where: { actorId: admin.personId } });
    expect(events.map(({ action }) => action)).toEqual(["person.sessions-ended"]);
  });
});

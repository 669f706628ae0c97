import { describe, expect, test } from "vitest";
import { newMember, newStaff } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import type { ActorWith } from "@/lib/session/actors";
import { getAuth } from "@/lib/session/auth";
import { readActor } from "@/lib/session/require-actor";
import { circleOf } from "./circle";
import { acceptInvitation } from "./commands/accept-invitation";
import { createCustomer } from "./commands/create-customer";
import { invitePerson } from "./commands/invite-person";
import { resendInvitation, revokeInvitation } from "./commands/move-invitation";
import { findInvitation, listInvitations } from "./queries";
import { readToken, someEmail } from "./testing/people";
import type { Circle } from "./types";

const STAFF: Circle = { kind: "staff" };
const PASSWORD = "a-password-of-mine";

async function newOwner(): Promise<ActorWith<"member.manage">> {
  return (await newMember()) as ActorWith<"member.manage">;
}

async function newAdmin(): Promise<ActorWith<"staff.manage">> {
  return (await newStaff("admin")) as ActorWith<"staff.manage">;
}

async function invite(owner: ActorWith<"member.manage">, email = someEmail()): Promise<string> {
  expect(await invitePerson(owner, { circle: circleOf(owner), email, level: "member" })).toBeNull();
  return email;
}

async function firstId(owner: ActorWith<"member.manage">): Promise<string> {
  return (await listInvitations(owner, circleOf(owner)))[0]?.id ?? "";
}

function accept(token: string) {
  return acceptInvitation({ token, name: "Tomas Okafor", password: PASSWORD });
}

describe("an invitation", () => {
  test("leads from the mail to somebody who signs in, as what they were invited", async () => {
    const owner = await newOwner();
    const email = await invite(owner);
    const token = await readToken(email);
    expect(await findInvitation(token)).toMatchObject({
      email,
      level: "member",
      state: "open",
      customerName: owner.customerName,
    });
    expect(await accept(token)).toBe(email);
    const { user } = await getAuth().api.signInEmail({ body: { email, password: PASSWORD } });
    expect(await readActor(user.id)).toMatchObject({
      kind: "member",
      level: "member",
      name: "Tomas Okafor",
      customerId: owner.customerId,
    });
    expect(await listInvitations(owner, circleOf(owner))).toEqual([]);
  });

  test("makes staff of whom an admin invites", async () => {
    const email = someEmail();
    const invitation = { circle: STAFF, email, level: "support" } as const;
    expect(await invitePerson(await newAdmin(), invitation)).toBeNull();
    await accept(await readToken(email));
    const person = await getDatabase().person.findUniqueOrThrow({
      where: { email },
      include: { staff: true, member: true },
    });
    expect([person.staff?.level, person.member]).toEqual(["support", null]);
  });

  test("serves once, also when it is accepted twice at the same moment", async () => {
    const email = await invite(await newOwner());
    const token = await readToken(email);
    const outcomes = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(outcomes.filter((one) => one === email)).toHaveLength(1);
    expect(await findInvitation(token)).toMatchObject({ state: "accepted" });
    expect(await accept(token)).toBeNull();
  });

  test("cannot be accepted once it expired, was revoked or was never there", async () => {
    const owner = await newOwner();
    const expired = await readToken(await invite(owner));
    await getDatabase().invitation.update({
      where: { id: await firstId(owner) },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await findInvitation(expired)).toMatchObject({ state: "expired" });
    expect(await accept(expired)).toBeNull();

    const other = await newOwner();
    const revoked = await readToken(await invite(other));
    expect(await revokeInvitation(other, circleOf(other), await firstId(other))).toBeNull();
    expect(await findInvitation(revoked)).toMatchObject({ state: "revoked" });
    expect(await accept(revoked)).toBeNull();

    expect(await findInvitation("made-up")).toBeNull();
    expect(await accept("made-up")).toBeNull();
  });

  test("sent again has a new link, and the old one leads nowhere", async () => {
    const owner = await newOwner();
    const email = await invite(owner);
    const old = await readToken(email);
    await getDatabase().invitation.updateMany({ where: { email }, data: { expiresAt: new Date(0) } });
    expect(await resendInvitation(owner, circleOf(owner), await firstId(owner))).toBeNull();
    expect(await findInvitation(old)).toBeNull();
    expect(await accept(await readToken(email))).toBe(email);
  });

  test("stands once per address and customer, and two customers may invite the same", async () => {
    const [one, other] = [await newOwner(), await newOwner()];
    const email = await invite(one);
    const again = await invitePerson(one, { circle: circleOf(one), email, level: "owner" });
    expect(again?.fieldErrors?.email?.[0]).toContain("is invited already");
    await invite(other, email);
    const [first, second] = await getDatabase().mail.findMany({
      where: { recipient: email },
      orderBy: { id: "asc" },
    });
    const tokenIn = (text: string | null | undefined) => /invitations\/(\S+)/.exec(text ?? "")?.[1] ?? "";
    expect(await accept(tokenIn(first?.text))).toBe(email);
    expect(await findInvitation(tokenIn(second?.text))).toMatchObject({ state: "known" });
    expect(await accept(tokenIn(second?.text)), "a person belongs to one customer").toBeNull();
  });

  test("is refused for somebody who is here, and for somebody who is elsewhere without saying where", async () => {
    const [one, other] = [await newOwner(), await newOwner()];
    const here = await invitePerson(one, { circle: circleOf(one), email: one.email, level: "member" });
    expect(here?.fieldErrors?.email?.[0]).toContain("is here already, as owner");
    const elsewhere = await invitePerson(one, { circle: circleOf(one), email: other.email, level: "member" });
    expect(elsewhere?.fieldErrors?.email?.[0]).toContain("belongs to one customer only");
    expect(JSON.stringify(elsewhere)).not.toContain(other.customerName);
  });

  test("of another customer can be neither sent again nor revoked nor read", async () => {
    const [one, other] = [await newOwner(), await newOwner()];
    await invite(one);
    const id = await firstId(one);
    for (const attempt of [resendInvitation, revokeInvitation])
      expect(await attempt(other, circleOf(other), id)).toMatchObject({ formError: expect.any(String) });
    await expect(listInvitations(other, circleOf(one))).rejects.toThrow();
    expect(await firstId(one)).toBe(id);
  });

  test("keeps its token as a hash only, and tells the audit log who was invited, not the link", async () => {
    const owner = await newOwner();
    const email = await invite(owner);
    const token = await readToken(email);
    await accept(token);
    const { customerId } = owner;
    const rows = await getDatabase().invitation.findMany({ where: { customerId } });
    const events = await getDatabase().auditEvent.findMany({ where: { customerId } });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(events.map(({ action }) => action)).toEqual(["invitation.created", "invitation.accepted"]);
    expect(events.map(({ actorName }) => actorName)).toEqual([
      `${owner.name} <${owner.email}>`,
      `Tomas Okafor <${email}>`,
    ]);
    const written = JSON.stringify(events.map(({ detail }) => detail));
    expect(written).toContain(email);
    expect(written).not.toContain(token);
  });
});

describe("a new customer", () => {
  test("comes with the invitation of its first owner", async () => {
    const admin = (await newStaff("admin")) as ActorWith<"customer.manage">;
    const email = someEmail();
    const made = await createCustomer(admin, { name: "Initech", email });
    await accept(await readToken(email));
    const person = await getDatabase().person.findUniqueOrThrow({
      where: { email },
      include: { member: true },
    });
    expect(person.member).toMatchObject({ ...made, level: "owner" });
  });

  test("does not get the name of another one, also where two add it at once", async () => {
    const admin = (await newStaff("admin")) as ActorWith<"customer.manage">;
    const name = `Initrode ${someEmail()}`;
    const names = [name, name.toUpperCase()];
    const made = await Promise.all(
      names.map((one) => createCustomer(admin, { name: one, email: someEmail() })),
    );
    expect(made.filter((one) => "customerId" in one)).toHaveLength(1);
    expect(made.filter((one) => "fieldErrors" in one && one.fieldErrors?.name)).toHaveLength(1);
  });

  test.each(["_", "%", "\\"])("may have a %s in its name, which stands for nothing else", async (sign) => {
    const admin = (await newStaff("admin")) as ActorWith<"customer.manage">;
    const unique = someEmail();
    const create = (name: string) => createCustomer(admin, { name, email: someEmail() });
    expect(await create(`A-${unique}`)).toHaveProperty("customerId");
    expect(await create(`a${sign}${unique}`)).toHaveProperty("customerId");
    expect(await create(`${unique}${sign}`)).toHaveProperty("customerId");
    expect(await create(`A${sign}${unique}`)).toHaveProperty("fieldErrors.name");
  });

  test("is not there where its owner cannot be invited", async () => {
    const admin = (await newStaff("admin")) as ActorWith<"customer.manage">;
    const name = `Customer of ${someEmail()}`;
    const outcome = await createCustomer(admin, { name, email: admin.email });
    expect(outcome).toMatchObject({ fieldErrors: { email: [expect.any(String)] } });
    expect(await getDatabase().customer.count({ where: { name } })).toBe(0);
  });
});

/** What the suites about people share: the mail that was written, and circles of their own. */
import { randomUUID } from "node:crypto";
import { newMember } from "@/lib/connections/testing/members";
import { getDatabase } from "@/lib/db/client";
import { type MemberActor, mintMemberActor } from "@/lib/session/actors";

export function someEmail(): string {
  return `${randomUUID()}@example.test`;
}

/** The token of the newest link that was mailed to an address. */
export async function readToken(email: string): Promise<string> {
  const mail = await getDatabase().mail.findFirst({ where: { recipient: email }, orderBy: { id: "desc" } });
  const token = /\/invitations\/(\S+)/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`No link was mailed to ${email}`);
  return token;
}

/** An owner, and somebody else of the same customer. */
export async function newPair(
  level: "owner" | "member",
): Promise<{ owner: MemberActor; other: MemberActor }> {
  const owner = await newMember();
  const { customerId, customerName } = owner;
  const personId = randomUUID();
  const email = someEmail();
  await getDatabase().person.create({
    data: { id: personId, name: "Tomas", email, member: { create: { customerId, level } } },
  });
  const other = mintMemberActor({ personId, name: "Tomas", email, level, customerId, customerName });
  return { owner, other };
}

/** A signed-in browser of somebody's. */
export async function newSession(personId: string): Promise<string> {
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await getDatabase().browserSession.create({ data: { id, token: randomUUID(), personId, expiresAt } });
  return id;
}

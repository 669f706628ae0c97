import { hashPassword } from "better-auth/crypto";
import type { PrismaClient } from "@/generated/prisma/client";
import type { MemberLevel, StaffLevel } from "@/lib/access/levels";

interface NewPerson {
  name: string;
  email: string;
  password: string;
}

export type NewMember = NewPerson & { level: MemberLevel; customer: string };
export type NewStaff = NewPerson & { level: StaffLevel };

/** One member of a customer, who can sign in. Does nothing where the e-mail address is known already. */
export async function addMember(
  database: PrismaClient,
  { customer, level, ...person }: NewMember,
): Promise<void> {
  if (await isKnown(database, person)) return;
  const known = await database.customer.findFirst({ where: { name: customer } });
  const { id: customerId } = known ?? (await database.customer.create({ data: { name: customer } }));
  await database.person.create({
    data: { ...(await signInOf(person)), member: { create: { customerId, level } } },
  });
}

/** One person of the staff, who can sign in. Does nothing where the e-mail address is known already. */
export async function addStaff(database: PrismaClient, { level, ...person }: NewStaff): Promise<void> {
  if (await isKnown(database, person)) return;
  await database.person.create({ data: { ...(await signInOf(person)), staff: { create: { level } } } });
}

async function isKnown(database: PrismaClient, { email }: NewPerson): Promise<boolean> {
  return (await database.person.findUnique({ where: { email } })) !== null;
}

async function signInOf({ name, email, password }: NewPerson) {
  const id = crypto.randomUUID();
  const hash = await hashPassword(password);
  const method = { id: crypto.randomUUID(), accountId: id, providerId: "credential", password: hash };
  return { id, name, email, emailVerified: true, signInMethods: { create: method } };
}

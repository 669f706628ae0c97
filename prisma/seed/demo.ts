import { PrismaPg } from "@prisma/adapter-pg";
import { hashPassword } from "better-auth/crypto";
import { PrismaClient } from "@/generated/prisma/client";

export interface DemoSignIn {
  name: string;
  email: string;
  password: string;
  customer: string;
}

/** Two customers, so that anyone can see that neither sees the other's connections. */
export const DEMO_SIGN_INS: DemoSignIn[] = [
  {
    name: "Mara Lindqvist",
    email: "mara@acme.example",
    password: "correct-horse-acme",
    customer: "Acme Robotics",
  },
  {
    name: "Jonas Weber",
    email: "jonas@globex.example",
    password: "correct-horse-globex",
    customer: "Globex Freight",
  },
];

/** Adds the demo's people where they are missing; a second start changes nothing. */
export async function seedDemo(databaseUrl: string): Promise<DemoSignIn[]> {
  const database = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 1 }) });
  try {
    for (const signIn of DEMO_SIGN_INS) await addMember(database, signIn);
  } finally {
    await database.$disconnect();
  }
  return DEMO_SIGN_INS;
}

/** One member of a customer, who can sign in. Does nothing where the e-mail address is known already. */
export async function addMember(
  database: PrismaClient,
  { name, email, password, customer }: DemoSignIn,
): Promise<void> {
  if (await database.person.findUnique({ where: { email } })) return;
  const known = await database.customer.findFirst({ where: { name: customer } });
  const { id: customerId } = known ?? (await database.customer.create({ data: { name: customer } }));
  const id = crypto.randomUUID();
  await database.person.create({
    data: {
      id,
      name,
      email,
      emailVerified: true,
      member: { create: { customerId } },
      signInMethods: {
        create: {
          id: crypto.randomUUID(),
          accountId: id,
          providerId: "credential",
          password: await hashPassword(password),
        },
      },
    },
  });
}

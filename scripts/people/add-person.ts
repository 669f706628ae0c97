import { text } from "node:stream/consumers";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";

const SHORTEST_PASSWORD = 12;

export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** Reads the password from standard input and adds the person; says so where the address is taken. */
export async function addPerson(
  { email: entered, name }: { email: string; name: string },
  add: (database: PrismaClient, person: { email: string; name: string; password: string }) => Promise<void>,
): Promise<void> {
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) fail("Set DATABASE_URL.");
  const password = (await text(process.stdin)).trim();
  if (password.length < SHORTEST_PASSWORD)
    fail(`The password comes from standard input and must have at least ${SHORTEST_PASSWORD} characters.`);
  const email = entered.toLowerCase();
  const database = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 1 }) });
  const isKnown = (await database.person.findUnique({ where: { email } })) !== null;
  if (!isKnown) await add(database, { email, name, password });
  await database.$disconnect();
  if (isKnown) fail(`${email} can sign in already; nothing was changed.`);
}

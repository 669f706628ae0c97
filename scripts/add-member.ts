/** `npm run member:add -- --email e --name n --customer c`: adds someone who can sign in. The password is read from standard input. */
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { addMember } from "@/prisma/seed/demo";

const SHORTEST_PASSWORD = 12;
const { values } = parseArgs({
  options: { email: { type: "string" }, name: { type: "string" }, customer: { type: "string" } },
});
const { email, name, customer } = values;
const connectionString = process.env.DATABASE_URL;
if (!email || !name || !customer || !connectionString) {
  console.error(
    "Set DATABASE_URL and give --email, --name and --customer; the password comes from standard input.",
  );
  process.exit(1);
}
const password = (await text(process.stdin)).trim();
if (password.length < SHORTEST_PASSWORD) {
  console.error(`The password must have at least ${SHORTEST_PASSWORD} characters.`);
  process.exit(1);
}
const database = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 1 }) });
await addMember(database, { name, email: email.toLowerCase(), password, customer });
await database.$disconnect();
console.log(`${email} can sign in for ${customer}.`);

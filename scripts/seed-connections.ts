/** `npm run db:seed-connections -- 1000000 [--among-others]`: connections to look at in great numbers, in the database of DATABASE_URL. */
import { parseArgs } from "node:util";
import { seedConnections } from "@/prisma/seed/connections";

const { values, positionals } = parseArgs({
  options: { "among-others": { type: "boolean", default: false } },
  allowPositionals: true,
});
const count = Number(positionals[0]);
const databaseUrl = process.env.DATABASE_URL;
if (!Number.isInteger(count) || count < 1 || !databaseUrl) {
  console.error("Give a number of connections, and set DATABASE_URL to a database that is migrated.");
  process.exit(1);
}
try {
  await seedConnections(databaseUrl, count, { amongOthers: values["among-others"] });
  console.log(`${count} connections stand in the database.`);
} catch (error) {
  console.error(`${(error as Error).message} With --among-others they are added all the same.`);
  process.exit(1);
}

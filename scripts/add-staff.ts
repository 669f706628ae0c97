/** `npm run staff:add -- --email e --name n --level support`: adds staff who can sign in. The password is read from standard input. */
import { parseArgs } from "node:util";
import { STAFF_LEVELS } from "@/lib/access/levels";
import { addStaff } from "@/prisma/seed/people";
import { addPerson, fail } from "./people/add-person";

const { values } = parseArgs({
  options: { email: { type: "string" }, name: { type: "string" }, level: { type: "string" } },
});
const { email, name } = values;
const level = STAFF_LEVELS.find((one) => one === values.level);
if (!email || !name || !level) fail(`Give --email, --name and --level (${STAFF_LEVELS.join(" or ")}).`);
await addPerson({ email, name }, (database, person) => addStaff(database, { ...person, level }));
console.log(`${email} can sign in as ${level}.`);

/** `npm run member:add -- --email e --name n --customer c [--level owner]`: adds someone who can sign in. The password is read from standard input. */
import { parseArgs } from "node:util";
import { MEMBER_LEVELS } from "@/lib/access/levels";
import { addMember } from "@/prisma/seed/people";
import { addPerson, fail } from "./people/add-person";

const { values } = parseArgs({
  options: {
    email: { type: "string" },
    name: { type: "string" },
    customer: { type: "string" },
    level: { type: "string", default: "owner" },
  },
});
const { email, name, customer } = values;
const level = MEMBER_LEVELS.find((one) => one === values.level);
if (!email || !name || !customer) fail("Give --email, --name and --customer.");
if (!level) fail(`--level is one of: ${MEMBER_LEVELS.join(", ")}.`);
await addPerson({ email, name }, (database, person) => addMember(database, { ...person, customer, level }));
console.log(`${email} can sign in for ${customer}, as ${level}.`);

/** `npm run bench`: one table for each subject, each row a ratio or a bound from one run; `npm run bench pages` prints one. */
import { spawnSync } from "node:child_process";

const SUBJECTS = {
  pages: ["scripts/bench/pages.ts"],
  support: ["scripts/bench/support-pages.ts"],
  verifications: ["--conditions=react-server", "scripts/bench/verifications.ts"],
} as const;

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(SUBJECTS, name));
if (unknown !== undefined) {
  console.error(`There is no subject "${unknown}"; there are: ${Object.keys(SUBJECTS).join(", ")}.`);
  process.exit(1);
}

let allPass = true;
for (const [name, parameters] of Object.entries(SUBJECTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { status } = spawnSync(process.execPath, ["--import", "tsx", ...parameters], { stdio: "inherit" });
  allPass &&= status === 0;
  console.log("");
}
process.exit(allPass ? 0 : 1);

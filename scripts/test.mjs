/** `npm test`: from a fresh clone to every test, one stage after the other; the first that fails ends it. */
import { spawnSync } from "node:child_process";
import { prepareDatabaseClient, prepareDependencies } from "./install.mjs";

prepareDependencies();
prepareDatabaseClient();
const { ensureTools } = await import("./test/ensure-tools.mjs");
ensureTools();

const STAGES = [
  ["Lint", "biome", "check", "."],
  ["Route types", "next", "typegen"],
  ["Types", "tsc", "--noEmit"],
  ["Unused code", "knip"],
  ["Unit, adapter, service and sandbox tests", "vitest", "run"],
  ["Browser tests", "playwright", "test"],
];

for (const [title, ...command] of STAGES) {
  const startedAt = Date.now();
  console.log(`\n== ${title}`);
  const { status } = spawnSync("npx", ["--no-install", ...command], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) {
    console.error(`\n${title}: failed`);
    process.exit(status ?? 1);
  }
  console.log(`== ${title}: ${Math.round((Date.now() - startedAt) / 1000)} s`);
}
console.log("\nAll stages passed.");

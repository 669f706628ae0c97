/** Brings node_modules and the database client up to date, so that every command works on a fresh clone. Plain JavaScript: nothing is installed yet. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const OLDEST_NODE = [20, 19];
const SCHEMA = "prisma/schema";

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Rolebridge needs Node.js ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/** Does the work unless the stamp says that it was done for exactly these files. */
function once(stamp, files, work) {
  const hash = createHash("sha256");
  for (const name of files) hash.update(readFileSync(name));
  const wanted = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  work();
  writeFileSync(stamp, wanted);
}

/** What it prints goes to our errors: standard output belongs to the command itself. */
function run(command, parameters, env = process.env) {
  const { status } = spawnSync(command, parameters, { stdio: ["ignore", 2, 2], env });
  if (status !== 0) process.exit(status ?? 1);
}

export function prepareDependencies() {
  requireNode();
  once("node_modules/.rolebridge-installed", ["package-lock.json"], () => {
    console.error("Installing dependencies");
    run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  });
}

/** Any executable serves as the engine: `generate` never starts it, but the CLI would try to download it. */
export function prepareDatabaseClient() {
  const files = readdirSync(SCHEMA).map((name) => `${SCHEMA}/${name}`);
  once("generated/.rolebridge-generated", [...files.sort(), "package-lock.json"], () =>
    run("npx", ["--no-install", "prisma", "generate"], {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      ...process.env,
    }),
  );
}

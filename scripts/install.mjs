/** Brings node_modules up to the lock file, so that every command works on a fresh clone. Plain JavaScript: nothing is installed yet. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const STAMP = "node_modules/.rolebridge-installed";
const OLDEST_NODE = [20, 19];

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Rolebridge needs Node.js ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json"]) hash.update(readFileSync(name));
  return hash.digest("hex");
}

export function installDependencies() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  console.error("Installing dependencies");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync("node_modules", { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** Any executable does: `generate` never starts the engine, but the CLI would try to download it. */
export function generateDatabaseClient() {
  const environment = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env };
  execFileSync("npx", ["--no-install", "prisma", "generate"], {
    stdio: ["ignore", "ignore", 2],
    env: environment,
  });
}

/** Everything a command needs before it runs TypeScript. */
export function prepare() {
  requireNode();
  installDependencies();
  generateDatabaseClient();
}

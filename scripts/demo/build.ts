import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { globSync } from "tinyglobby";

const STAMP = ".next/rolebridge-built";
const SOURCES = [
  "app/**",
  "components/**",
  "lib/**",
  "prisma/schema/**",
  "public/**",
  "*.ts",
  "*.mjs",
  "package-lock.json",
];

/** Nothing of the build comes from these; Next writes the last one itself. */
const NO_SOURCES = ["**/*.test.ts", "playwright.config.ts", "vitest.config.ts", "next-env.d.ts"];

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of globSync(SOURCES, { ignore: NO_SOURCES }).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

/** Builds the application, unless the build of exactly these sources stands already. */
export function buildApplication(): void {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  const { status } = spawnSync("npx", ["--no-install", "next", "build"], {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error("The application could not be built; the reason stands above");
  writeFileSync(STAMP, wanted);
}

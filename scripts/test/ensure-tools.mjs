/** Brings the real programs that the tests drive: a Chromium and the AWS CLI, where none is there. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findChromium, HEADLESS_SHELL } from "./find-chromium.mjs";

function runs(command, ...parameters) {
  return spawnSync(command, parameters, { stdio: ["ignore", 2, 2] }).status === 0;
}

function answers(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

/** Installs a package of Debian's, where this is a Debian and we may. */
function installDebianPackage(name) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  runs("apt-get", "update", "-qq");
  return runs("apt-get", "install", "-y", "-qq", "--no-install-recommends", name);
}

function ensureChromium() {
  if (process.env.CHROMIUM_PATH || existsSync(HEADLESS_SHELL) || existsSync(chromium.executablePath()))
    return;
  console.error("Bringing a Chromium");
  if (installDebianPackage("chromium-headless-shell") || findChromium()) return;
  if (runs("npx", "--no-install", "playwright", "install", "chromium")) return;
  if (installDebianPackage("chromium")) return;
  throw new Error("The browser tests need a Chromium: install one and set CHROMIUM_PATH to it.");
}

function ensureAwsCli() {
  if (answers("aws")) return;
  console.error("Bringing the AWS CLI");
  if (installDebianPackage("awscli")) return;
  throw new Error("The tests drive the real AWS CLI: install it so that `aws --version` answers.");
}

/** Where there is none to be had, the service tests run on the embedded database and say so. */
function ensurePostgres() {
  if (existsSync("/usr/lib/postgresql") || process.env.DATABASE_URL_TEST) return;
  console.error("Bringing a PostgreSQL");
  installDebianPackage("postgresql");
}

export function ensureTools() {
  ensureAwsCli();
  ensurePostgres();
  ensureChromium();
}

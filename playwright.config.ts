import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/** A browser of this machine serves where Playwright cannot download its own. */
const executablePath =
  process.env.CHROMIUM_PATH ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);

/** Without these the browser talks to servers of its own, and needs a display. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/harness/global-setup.ts",
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    ...(process.env.E2E_BASE_URL && { baseURL: process.env.E2E_BASE_URL }),
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: { args: QUIET, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: "journeys", testIgnore: "demo-command.spec.ts" },
    { name: "demo", testMatch: "demo-command.spec.ts", dependencies: ["journeys"] },
  ],
});

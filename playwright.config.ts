import { defineConfig, devices } from "@playwright/test";
import { BROWSER_LAUNCH } from "./scripts/test/browser";

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
    actionTimeout: 30_000,
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: BROWSER_LAUNCH,
  },
  projects: [
    { name: "journeys", testIgnore: "demo-*.spec.ts" },
    { name: "demo", testMatch: "demo-*.spec.ts", dependencies: ["journeys"] },
  ],
});

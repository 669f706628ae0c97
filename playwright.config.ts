import { defineConfig, devices } from "@playwright/test";
import { BROWSER_LAUNCH } from "./scripts/test/browser";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/harness/global-setup.ts",
  // Each has a demo of its own.
  workers: 2,
  // In CI a second try tells a race in a test from a fault of ours; the race is printed as flaky, and is to be mended.
  retries: process.env.CI ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 900 },
    actionTimeout: 30_000,
    // Recording each test makes all of them slower: asked for where one fails.
    trace: process.env.E2E_TRACE ? { mode: "retain-on-failure", screenshots: false } : "off",
    launchOptions: BROWSER_LAUNCH,
  },
  projects: [
    { name: "journeys", testIgnore: "demo-*.spec.ts" },
    { name: "demo", testMatch: "demo-*.spec.ts", dependencies: ["journeys"] },
  ],
});

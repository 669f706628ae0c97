import type { LaunchOptions } from "@playwright/test";
import { findChromium } from "./find-chromium.mjs";

const executablePath = findChromium();

/** How every test and measurement starts its Chromium: the system's where there is one, else Playwright's own. */
export const BROWSER_LAUNCH: LaunchOptions = {
  ...(executablePath && { executablePath }),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

import { existsSync } from "node:fs";

/** Without windows, as Playwright's own: a context costs a sixth of the processor time that the whole browser takes. */
export const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
const WHOLE = "/usr/bin/chromium";

/** The Chromium that is named or installed here, or null: then it is Playwright's own. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? [HEADLESS_SHELL, WHOLE].find((path) => existsSync(path)) ?? null;
}

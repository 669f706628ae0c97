import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePorts, startDemo } from "./demo-process";

/**
 * Starts the demo for the whole run, and stops it afterwards. With E2E_BASE_URL, E2E_SANDBOX_URL, E2E_SANDBOX_STATE,
 * E2E_DATABASE_URL and E2E_LOG set, a running one is used instead.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_BASE_URL && process.env.E2E_SANDBOX_URL) return undefined;
  const home = await mkdtemp(join(tmpdir(), "rolebridge-e2e-"));
  const demo = await startDemo(await findFreePorts(), home, {
    LOG_LEVEL: "debug",
    // Tests verify faster than people do.
    VERIFICATIONS_PER_MINUTE: "200",
  });
  process.env.E2E_BASE_URL = demo.baseUrl;
  process.env.E2E_SANDBOX_URL = demo.sandboxUrl;
  process.env.E2E_SANDBOX_STATE = join(home, "sandbox.json");
  process.env.E2E_DATABASE_URL = demo.databaseUrl;
  process.env.E2E_LOG = demo.logFile;
  return async () => {
    const code = await demo.stop();
    await rm(home, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The demo ended with code ${code} when it was interrupted`);
  };
}

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, readLine, startChild } from "../demo/children";

const READY = /^Ready on (\S+)/;

export interface Stack {
  baseUrl: string;
  sandboxUrl: string;
  /** The AWS admin of the customer's account in the sandbox. */
  customer: { accountId: string; accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
}

/** Starts the demo, exactly as a newcomer does, on free ports and with data of its own. */
export async function startStack(settings: Record<string, string> = {}): Promise<Stack> {
  const home = await mkdtemp(join(tmpdir(), "rolebridge-bench-"));
  const [app, sandbox, database] = await Promise.all([freePort(), freePort(), freePort()]);
  const env = {
    ...process.env,
    PORT: String(app),
    SANDBOX_PORT: String(sandbox),
    DATABASE_PORT: String(database),
    ROLEBRIDGE_HOME: home,
    ...settings,
  };
  const child: Child = startChild(
    [process.execPath, "--import", "tsx", "scripts/demo/main.ts"],
    env,
    () => undefined,
  );
  const line = await readLine(child, (one) => READY.test(one));
  const { sides } = JSON.parse(await readFile(join(home, "sandbox.json"), "utf8"));
  return {
    baseUrl: READY.exec(line)?.[1] ?? "",
    sandboxUrl: `http://127.0.0.1:${sandbox}`,
    customer: sides.customer,
    async stop() {
      await child.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

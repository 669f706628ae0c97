import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePorts, type RunningDemo, startDemo } from "./demo-process";

export interface WorkerDemo extends RunningDemo {
  /** The file in which the local AWS keeps its accounts. */
  sandboxState: string;
}

let running: WorkerDemo | null = null;

/** The demo of this worker, for whoever is no fixture. */
export function workerDemo(): WorkerDemo {
  if (!running) throw new Error("The demo of this worker does not run");
  return running;
}

/** Runs a demo for one worker alone: what its tests disturb in the local AWS disturbs no other worker's. */
export async function startWorkerDemo(use: (demo: WorkerDemo) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "rolebridge-e2e-"));
  const demo = await startDemo(await findFreePorts(), home, {
    LOG_LEVEL: "debug",
    // Tests verify faster than people do.
    VERIFICATIONS_PER_MINUTE: "200",
  });
  running = { ...demo, sandboxState: join(home, "sandbox.json") };
  await use(running);
  running = null;
  const code = await demo.stop();
  await rm(home, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The demo ended with code ${code} when it was interrupted`);
}

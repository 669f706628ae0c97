import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const READY_MS = 300_000;
const STOP_MS = 20_000;
const LAST_LINE = "Ctrl-C stops everything; the data stays.";

export interface DemoPorts {
  app: number;
  sandbox: number;
  database: number;
}

export interface RunningDemo {
  baseUrl: string;
  sandboxUrl: string;
  customer: { accountId: string; accessKeyId: string; secretAccessKey: string };
  databaseUrl: string;
  /** The file with everything that it and its parts write. */
  logFile: string;
  /** Interrupts it as Ctrl-C does, and resolves to its exit code; rejects where it does not end. */
  stop(): Promise<number | null>;
}

/** Below the ports that Linux gives to outgoing connections: of those, one that is free now may be taken a moment later. */
const PORTS = { first: 15_000, count: 15_000 };

/** Three ports that nobody listens on at this moment. */
export async function findFreePorts(): Promise<DemoPorts> {
  const ports = new Set<number>();
  while (ports.size < 3) {
    const port = PORTS.first + randomInt(PORTS.count);
    if (await isFree(port)) ports.add(port);
  }
  const [app = 0, sandbox = 0, database = 0] = ports;
  return { app, sandbox, database };
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port), "listening");
    server.close();
    return true;
  } catch {
    return false;
  }
}

export interface LaunchedDemo {
  process: ChildProcess;
  /** What it has written so far. */
  read(): { output: string; errors: string };
}

/** Starts what `npm run demo` starts, on ports and in a folder of its own. */
export function launchDemo(
  ports: DemoPorts,
  home: string,
  settings: Record<string, string> = {},
): LaunchedDemo {
  const { NODE_OPTIONS: _ours, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/demo/main.ts"], {
    env: {
      ...inherited,
      PORT: String(ports.app),
      SANDBOX_PORT: String(ports.sandbox),
      DATABASE_PORT: String(ports.database),
      ROLEBRIDGE_HOME: home,
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    written.output += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    written.errors += chunk;
  });
  return { process: child, read: () => ({ ...written }) };
}

/** Starts the demo and waits until it says that it is ready. */
export async function startDemo(
  ports: DemoPorts,
  home: string,
  settings: Record<string, string> = {},
): Promise<RunningDemo> {
  const launched = launchDemo(ports, home, settings);
  const logFile = join(home, "demo.log");
  const log = createWriteStream(logFile);
  launched.process.stdout?.pipe(log, { end: false });
  launched.process.stderr?.pipe(log, { end: false });
  launched.process.once("close", () => log.end());
  const deadline = Date.now() + READY_MS;
  while (!launched.read().output.includes(LAST_LINE)) {
    const { output, errors } = launched.read();
    if (launched.process.exitCode !== null) throw new Error(`The demo ended:\n${output}${errors}`);
    if (Date.now() > deadline) throw new Error(`The demo was not ready in time:\n${output}${errors}`);
    await delay(100);
  }
  const databaseUrl = `postgresql://postgres@127.0.0.1:${ports.database}/postgres`;
  const facts = readFacts(launched.read().output);
  return { ...facts, databaseUrl, logFile, stop: () => stop(launched.process) };
}

/** The facts that the ready message gives a newcomer. */
function readFacts(output: string): Pick<RunningDemo, "baseUrl" | "sandboxUrl" | "customer"> {
  const find = (pattern: RegExp) => {
    const found = pattern.exec(output)?.[1];
    if (found === undefined) throw new Error(`The ready message lacks ${pattern}:\n${output}`);
    return found;
  };
  return {
    baseUrl: find(/^Ready on (\S+)$/m),
    sandboxUrl: find(/^A local AWS answers on (\S+)\. /m),
    customer: {
      accountId: find(/in account (\d{12}):$/m),
      accessKeyId: find(/AWS_ACCESS_KEY_ID=(\S+)$/m),
      secretAccessKey: find(/AWS_SECRET_ACCESS_KEY=(\S+)$/m),
    },
  };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, "exit").then(([code]) => code as number | null);
  child.kill("SIGINT");
  const late = delay(STOP_MS, "late" as const, { ref: false });
  const outcome = await Promise.race([ended, late]);
  if (outcome !== "late") return outcome;
  child.kill("SIGKILL");
  throw new Error("The demo did not end when it was interrupted");
}

/** Starts database, sandbox and application, and stops all of them together. */
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { paths } from "@/lib/paths";
import { seedDemo } from "@/prisma/seed/demo";
import { startEmbeddedDatabase } from "../database/embedded";
import { migrate } from "../database/migrate";
import { buildApplication } from "./build";
import { type Child, readLine, startChild } from "./children";
import { requireFreePort } from "./free-port";
import { describeReady } from "./ready-message";
import { prepareSandbox } from "./sandbox";
import { readOwnSecret, readPorts } from "./settings";

const root = process.cwd();
const folder = resolve(process.env.ROLEBRIDGE_HOME ?? ".rolebridge");
/** The demo's passwords are public and its outbox shows the links of invitations: nobody else's machine reaches it. */
const LOOPBACK = "127.0.0.1";
const running: { stop(): Promise<void> }[] = [];

async function stopAll(code: number): Promise<never> {
  for (const part of running.splice(0).reverse()) await part.stop().catch(() => undefined);
  process.exit(code);
}

function keep<Part extends { stop(): Promise<void> }>(part: Part): Part {
  running.push(part);
  return part;
}

async function start(): Promise<void> {
  const ports = readPorts(process.env);
  await mkdir(folder, { recursive: true });
  const usesOwnAws = Boolean(process.env.AWS_ENDPOINT_URL_STS && process.env.AWS_ENDPOINT_URL_IAM);
  await requireFreePort(ports.app, "PORT", "the application");
  if (!process.env.DATABASE_URL) await requireFreePort(ports.database, "DATABASE_PORT", "the database");
  if (!usesOwnAws) await requireFreePort(ports.sandbox, "SANDBOX_PORT", "the sandbox");

  const databaseUrl =
    process.env.DATABASE_URL ??
    keep(await startEmbeddedDatabase(ports.database, resolve(folder, "database"))).url;
  await migrate(root, databaseUrl);
  const signIns = await seedDemo(databaseUrl);
  const sandbox = usesOwnAws ? null : keep(await prepareSandbox(ports.sandbox, folder, endedByItself));
  buildApplication();
  keep(await startApplication(ports.app, { DATABASE_URL: databaseUrl, ...sandbox?.settings }));
  console.log(describeReady({ port: ports.app, signIns, sandbox, showsOutbox: !process.env.SMTP_URL }));
}

async function startApplication(port: number, settings: Record<string, string>): Promise<Child> {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    APP_URL: process.env.APP_URL ?? `http://localhost:${port}`,
    SESSION_SECRET: process.env.SESSION_SECRET ?? (await readOwnSecret(folder, "session-secret")),
    ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS ?? `demo:${await readOwnSecret(folder, "encryption-key")}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    OUTBOX_PAGE: "on",
    ...settings,
  };
  const next = resolve("node_modules/next/dist/bin/next");
  const where = ["--hostname", LOOPBACK, "--port", String(port)];
  const child = startChild([process.execPath, next, "start", ...where], env, endedByItself);
  await readLine(child, (line) => /Ready in/.test(line));
  // The first request starts the application itself; what it reports should stand above our own last words.
  await fetch(`http://localhost:${port}${paths.signIn()}`);
  return child;
}

function endedByItself(code: number | null): void {
  console.error(`A part of the demo ended by itself (code ${code}); stopping the others.`);
  void stopAll(1);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stopAll(0));
start().catch(async (error: Error) => {
  console.error(error.message);
  await stopAll(1);
});

/**
 * A database for the service tests, thrown away afterwards: a cluster of the PostgreSQL that is installed
 * here (DATABASE_URL_TEST names another one), or the embedded one where there is none.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase } from "../database/embedded";
import { migrate } from "../database/migrate";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

const INSTALLED = "/usr/lib/postgresql";

export interface TestDatabase {
  url: string;
  stop(): Promise<void>;
}

/** The newest PostgreSQL's programs, or null where none is installed. */
function findPrograms(): string | null {
  if (!existsSync(INSTALLED)) return null;
  const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
  return (
    versions
      .map((version) => join(INSTALLED, version, "bin"))
      .find((bin) => existsSync(join(bin, "initdb"))) ?? null
  );
}

/** PostgreSQL does not run as root: then it runs as the user that its package made. */
function run(program: string, ...parameters: string[]): void {
  const asPostgres = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
  const [command = program, ...rest] = [...asPostgres, program, ...parameters];
  execFileSync(command, rest, { stdio: "ignore" });
}

/** A port that was free a moment ago: PostgreSQL cannot choose one by itself. */
async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("No free port was found");
  return address.port;
}

async function startCluster(bin: string): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "rolebridge-postgres-"));
  const files = join(folder, "data");
  if (process.getuid?.() === 0) {
    const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    chownSync(folder, id("-u"), id("-g"));
  }
  chmodSync(folder, 0o700);
  const port = await findPort();
  run(join(bin, "initdb"), "-D", files, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8");
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c timezone=Asia/Kathmandu`;
  run(join(bin, "pg_ctl"), "start", "-w", "-D", files, "-l", join(folder, "log"), "-o", settings);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      run(join(bin, "pg_ctl"), "stop", "-w", "-m", "immediate", "-D", files);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For `npm run bench` too. */
export async function startDatabase(): Promise<TestDatabase> {
  const given = process.env.DATABASE_URL_TEST;
  if (given) return { url: given, stop: async () => undefined };
  const bin = findPrograms();
  if (bin) return startCluster(bin);
  console.log("No PostgreSQL is installed here: the service tests run on the embedded database.");
  return startEmbeddedDatabase(0);
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const database = await startDatabase();
  try {
    await migrate(process.cwd(), database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  provide("databaseUrl", database.url);
  return () => database.stop();
}

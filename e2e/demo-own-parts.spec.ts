import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startSandbox } from "@/sandbox/start";
import { startEmbeddedDatabase } from "@/scripts/database/embedded";
import { expect, test } from "./fixtures";
import { findFreePorts, launchDemo } from "./harness/demo-process";

async function countPeople(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ count: string }>("select count(*) from person");
  await client.end();
  return Number(rows[0]?.count);
}

test("with a database and an AWS of one's own the demo uses those and starts neither", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rolebridge-e2e-"));
  const ports = await findFreePorts();
  const database = await startEmbeddedDatabase(0);
  const aws = await startSandbox();
  const demo = launchDemo(ports, join(folder, "not-there-yet"), {
    DATABASE_URL: database.url,
    AWS_ENDPOINT_URL_STS: aws.endpoint,
    AWS_ENDPOINT_URL_IAM: aws.endpoint,
    AWS_ACCESS_KEY_ID: aws.vendor.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.vendor.secretAccessKey,
    VENDOR_PRINCIPAL_ARN: aws.vendor.arn,
  });
  await expect.poll(() => demo.read().output, { timeout: 60_000 }).toContain("Ready on");
  expect(demo.read().output).not.toContain("A local AWS answers on");
  expect(await countPeople(database.url)).toBe(5);
  expect((await fetch(`http://localhost:${ports.app}/sign-in`)).status).toBe(200);
  // On Linux every 127.x.x.x is this machine: what listens on all addresses would answer.
  await expect(fetch(`http://127.0.0.2:${ports.app}/sign-in`), "on loopback only").rejects.toThrow();
  for (const port of [ports.sandbox, ports.database]) {
    await expect(fetch(`http://127.0.0.1:${port}/`), "nothing of ours listens there").rejects.toThrow();
  }
  demo.process.kill("SIGINT");
  const [code] = await once(demo.process, "close");
  expect(code).toBe(0);
  await aws.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

test("with a database of one's own alone the sandbox starts, in a folder that is made for it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rolebridge-e2e-"));
  const database = await startEmbeddedDatabase(0);
  const demo = launchDemo(await findFreePorts(), join(folder, "not-there-yet"), {
    DATABASE_URL: database.url,
  });
  await expect.poll(() => demo.read().output, { timeout: 60_000 }).toContain("A local AWS answers on");
  expect(await countPeople(database.url)).toBe(5);
  demo.process.kill("SIGINT");
  const [code] = await once(demo.process, "close");
  expect(code).toBe(0);
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

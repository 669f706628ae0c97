import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GetRoleCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "./start";
import { iamAs, trustPolicy } from "./testing/clients";
import { decrypt, encrypt, makeKey } from "./testing/kms-keys";
import { assume, makeRole } from "./testing/roles";
import { PROBE_ROLE_NAME } from "./world/probe-role";

const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
afterAll(() => rmSync(folder, { recursive: true }));

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

function spawnMain(env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], { env: { ...process.env, ...env } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, stdout: () => stdout, stderr: () => stderr };
}

describe("the state file", () => {
  test("keeps roles, keys and sessions for the next start", async () => {
    const statePath = join(folder, "state.json");
    const first = await startSandbox({ statePath });
    const roleArn = await makeRole(first, { name: "connect" });
    await first.stop();
    const second = await startSandbox({ statePath });
    expect(second.vendor).toEqual(first.vendor);
    expect(second.customer).toEqual(first.customer);
    const { Role } = await iamAs(second, first.customer).send(new GetRoleCommand({ RoleName: "connect" }));
    expect(Role?.Arn).toBe(roleArn);
    expect((await assume(second, { RoleArn: roleArn }, first.vendor)).Credentials).toBeDefined();
    await second.stop();
    expect(statSync(statePath).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("keeps KMS keys, and one from before there was KMS is given what the vendor needs", async () => {
    const statePath = join(folder, "kms.json");
    const first = await startSandbox({ statePath });
    const { id } = await makeKey(first, {}, first.customer);
    const CiphertextBlob = await encrypt(first, first.customer, { KeyId: id });
    await first.stop();
    const second = await startSandbox({ statePath });
    expect(await decrypt(second, first.customer, { CiphertextBlob })).toBe("secret");
    await second.stop();
    const old = JSON.parse(readFileSync(statePath, "utf8"), (name, value) => {
      if (name === "kms") return undefined;
      return Array.isArray(value) ? value.filter((each) => each?.[0] !== "use-own-keys") : value;
    });
    writeFileSync(statePath, JSON.stringify(old));
    const third = await startSandbox({ statePath });
    expect((await makeKey(third)).arn).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\//);
    await third.stop();
  });

  test("from before there was a probe role is given it, with the vendor's leave to write its trust policy", async () => {
    const statePath = join(folder, "probe.json");
    await (await startSandbox({ statePath })).stop();
    const news = [PROBE_ROLE_NAME, "ask-whether-roles-exist"];
    const old = JSON.parse(readFileSync(statePath, "utf8"), (_name, value) =>
      Array.isArray(value) ? value.filter((each) => !news.includes(each?.[0])) : value,
    );
    writeFileSync(statePath, JSON.stringify(old));
    const sandbox = await startSandbox({ statePath });
    const PolicyDocument = trustPolicy(sandbox.customer.arn);
    const update = new UpdateAssumeRolePolicyCommand({ RoleName: PROBE_ROLE_NAME, PolicyDocument });
    expect((await iamAs(sandbox, sandbox.vendor).send(update)).$metadata.httpStatusCode).toBe(200);
    await sandbox.stop();
  });

  test("from before there were resource control policies has none of them", async () => {
    const statePath = join(folder, "scenario.json");
    await (await startSandbox({ statePath })).stop();
    const old = JSON.parse(readFileSync(statePath, "utf8"), (name, value) =>
      name === "resourceControlPolicy" ? undefined : value,
    );
    writeFileSync(statePath, JSON.stringify(old));
    const sandbox = await startSandbox({ statePath });
    const { accountId } = sandbox.customer;
    expect(sandbox.setScenario(accountId, {}).resourceControlPolicy).toBeNull();
    await sandbox.stop();
  });

  test("that is none is refused by its path", async () => {
    const statePath = join(folder, "broken.json");
    writeFileSync(statePath, "{");
    await expect(startSandbox({ statePath })).rejects.toThrow(statePath);
  });

  test("is not written without a path", async () => {
    const sandbox = await startSandbox();
    await makeRole(sandbox, { name: "connect" });
    await sandbox.stop();
    expect(existsSync(join(folder, "undefined"))).toBe(false);
  });
});

describe("started alone", () => {
  test("prints one line of JSON, serves, and stops on SIGTERM", async () => {
    const run = spawnMain({ SANDBOX_PORT: "0" });
    await expect.poll(run.stdout, { timeout: 20_000 }).toContain("\n");
    const announced = JSON.parse(run.stdout());
    expect(Object.keys(announced)).toEqual(["endpoint", "region", "vendor", "customer"]);
    expect(Object.keys(announced.vendor)).toEqual(["accountId", "arn", "accessKeyId", "secretAccessKey"]);
    expect((await fetch(`${announced.endpoint}/_sandbox/`)).status).toBe(200);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    expect(run.stdout().trim().split("\n")).toHaveLength(1);
  });

  test("says which port is taken and how to choose another", async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) => {
      blocker.listen(0, "127.0.0.1", () => {
        const address = blocker.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const run = spawnMain({ SANDBOX_PORT: String(port) });
    expect(await run.ended).toBe(1);
    expect(run.stderr()).toContain(`port ${port} is in use. Set SANDBOX_PORT`);
    expect(run.stdout()).toBe("");
    blocker.close();
  });

  test("refuses a port that is none", async () => {
    const run = spawnMain({ SANDBOX_PORT: "many" });
    expect(await run.ended).toBe(1);
    expect(run.stderr()).toContain("SANDBOX_PORT");
  });
});

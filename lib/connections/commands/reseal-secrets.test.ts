import { execFile, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createKmsKeys } from "@/lib/aws/kms-keys";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { readEnvelope } from "@/lib/crypto/envelope";
import type { KeyProvider } from "@/lib/crypto/key-provider";
import { createLocalKeys, parseMasterKeys } from "@/lib/crypto/local-keys";
import { createSecret } from "@/lib/crypto/secret";
import { getDatabase } from "@/lib/db/client";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { makeKey } from "@/sandbox/testing/kms-keys";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/scripts/database/embedded";
import { migrate } from "@/scripts/database/migrate";
import { newKeyConnection } from "../testing/keys";
import { newMember } from "../testing/members";
import { openSecret, sealSecret } from "../vault";
import { resealSecrets } from "./reseal-secrets";

const k1 = `k1:${randomBytes(32).toString("base64")}`;
const k2 = `k2:${randomBytes(32).toString("base64")}`;
const localKeys = (text: string) => createLocalKeys(parseMasterKeys(text));

/** A database of its own: every stored secret is sealed anew, those of other suites too. */
let embedded: EmbeddedDatabase;
let sandbox: RunningSandbox;
let connectionId: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  process.env.AWS_ENDPOINT_URL_KMS = sandbox.endpoint;
  signWith(sandbox.vendor);
  embedded = await startEmbeddedDatabase(0);
  await migrate(process.cwd(), embedded.url);
  process.env.DATABASE_URL = embedded.url;
  connectionId = (await newKeyConnection(await newMember())).id;
});
beforeEach(async () => {
  await getDatabase().accessKey.deleteMany();
});
afterAll(async () => {
  await getDatabase().$disconnect();
  await embedded.stop();
  await sandbox.stop();
});

/** Stores so many secrets, sealed by the provider; the secret is the row's own id. */
async function store(count: number, keys: KeyProvider): Promise<void> {
  const rows = Array.from({ length: count }, async () => {
    const id = randomUUID();
    const envelope = await sealSecret(id, createSecret(id), [keys]);
    return { id, connectionId, accessKeyId: "AKIAWNFKZ5PC5IQ2ZQXA", envelope };
  });
  await getDatabase().accessKey.createMany({ data: await Promise.all(rows) });
}

/** Spoils one stored secret, as a damaged backup would; resolves to its row. */
async function breakOne(): Promise<string> {
  const { id, envelope } = await getDatabase().accessKey.findFirstOrThrow();
  const altered = `${envelope?.slice(0, -8)}AAAAAAAA`;
  await getDatabase().accessKey.update({ where: { id }, data: { envelope: altered } });
  return id;
}

/** By which keys the stored secrets are sealed; each is opened with these providers alone. */
async function sealedBy(...providers: KeyProvider[]): Promise<string[]> {
  const rows = await getDatabase().accessKey.findMany({ where: { envelope: { not: null } } });
  const ids = rows.map(async ({ id, envelope }) => {
    expect((await openSecret(id, envelope ?? "", providers)).reveal()).toBe(id);
    return readEnvelope(envelope ?? "").keyId;
  });
  return [...new Set(await Promise.all(ids))].sort();
}

/** The same provider, which does something before each data key that it makes. */
function hooked(keys: KeyProvider, before: (made: number) => Promise<void>): KeyProvider {
  let made = 0;
  return {
    ...keys,
    createDataKey: async (binding) => {
      made += 1;
      await before(made);
      return keys.createDataKey(binding);
    },
  };
}

describe("the master key changes", () => {
  test("from one of our own to another, past the first hundred rows, and no secret is lost", async () => {
    await store(230, localKeys(k1));
    const keys = localKeys(`${k2},${k1}`);
    expect(await resealSecrets([keys])).toEqual({ count: 230, unopened: [] });
    expect(await sealedBy(localKeys(k2))).toEqual(["k2"]);
    expect(await resealSecrets([keys])).toEqual({ count: 0, unopened: [] });
  });

  test("from our own to one of KMS, and back", async () => {
    await store(5, localKeys(k1));
    const { id: keyId, arn } = await makeKey(sandbox);
    const kms = createKmsKeys({ keyId, region: "us-east-1" });
    expect(await resealSecrets([kms, localKeys(k1)])).toEqual({ count: 5, unopened: [] });
    expect(await sealedBy(kms)).toEqual([arn]);
    expect(await resealSecrets([kms, localKeys(k1)])).toEqual({ count: 0, unopened: [] });
    expect(await resealSecrets([localKeys(k1), kms])).toEqual({ count: 5, unopened: [] });
    expect(await sealedBy(localKeys(k1))).toEqual(["k1"]);
  });

  test("while nothing is stored", async () => {
    expect(await resealSecrets([localKeys(k2)])).toEqual({ count: 0, unopened: [] });
  });
});

describe("a change that is interrupted", () => {
  test("leaves every secret open to the two keys, and goes on where it stopped", async () => {
    await store(120, localKeys(k1));
    const keys = localKeys(`${k2},${k1}`);
    const failing = hooked(keys, async (made) => {
      if (made > 50) throw new Error("KMS is not there");
    });
    await expect(resealSecrets([failing])).rejects.toThrow("KMS is not there");
    expect(await sealedBy(keys)).toEqual(["k1", "k2"]);
    expect(await resealSecrets([keys])).toEqual({ count: 70, unopened: [] });
    expect(await sealedBy(localKeys(k2))).toEqual(["k2"]);
  });

  test("names the key that is missing, and changes nothing that it cannot open", async () => {
    await store(3, localKeys(k1));
    const { count, unopened } = await resealSecrets([localKeys(k2)]);
    expect(count).toBe(0);
    expect(unopened).toHaveLength(3);
    for (const { reason } of unopened) expect(reason).toContain('"k1" is not among ENCRYPTION_KEYS');
    expect(await sealedBy(localKeys(k1))).toEqual(["k1"]);
  });

  test("goes on past a secret that does not open, and names it", async () => {
    await store(3, localKeys(k1));
    const broken = await breakOne();
    const { count, unopened } = await resealSecrets([localKeys(`${k2},${k1}`)]);
    expect(count).toBe(2);
    expect(unopened).toMatchObject([{ rowId: broken, connectionId, accessKeyId: "AKIAWNFKZ5PC5IQ2ZQXA" }]);
  });
});

describe("what others change meanwhile", () => {
  test("stays as they left it: a destroyed secret is not brought back", async () => {
    await store(3, localKeys(k1));
    const keys = localKeys(`${k2},${k1}`);
    const destroying = hooked(keys, async (made) => {
      if (made === 2) await getDatabase().accessKey.updateMany({ data: { envelope: null } });
    });
    expect(await resealSecrets([destroying])).toEqual({ count: 1, unopened: [] });
    const rows = await getDatabase().accessKey.findMany();
    expect(rows.map(({ envelope }) => envelope)).toEqual([null, null, null]);
  });
});

describe("npm run secrets:reseal", () => {
  const program = ["--import", "tsx", "--conditions=react-server", "scripts/reseal-secrets.ts"];
  const settings = () => ({
    env: {
      ...process.env,
      DATABASE_URL: embedded.url,
      ENCRYPTION_KEYS: `${k2},${k1}`,
      NODE_ENV: "production" as const,
    },
  });

  test("says how many it changed, and no key", async () => {
    await store(2, localKeys(k1));
    const { stdout, stderr } = await promisify(execFile)(process.execPath, program, settings());
    expect(stdout).toBe("Sealed 2 secrets anew.\n");
    expect(stdout + stderr).not.toContain(k1.slice(3));
    expect(await sealedBy(localKeys(k2))).toEqual(["k2"]);
  });

  test("names a secret that it cannot open, changes the others and ends with code 1", async () => {
    await store(3, localKeys(k1));
    const broken = await breakOne();
    const ended = promisify(execFile)(process.execPath, program, settings());
    await expect(ended).rejects.toMatchObject({
      code: 1,
      stdout: "Sealed 2 secrets anew.\n",
      stderr: expect.stringContaining(
        `access_key ${broken}, of AKIAWNFKZ5PC5IQ2ZQXA in the connection ${connectionId}`,
      ),
    });
  });

  test("can be killed in the middle and run again", async () => {
    await store(3_000, localKeys(k1));
    const child = spawn(process.execPath, program, { ...settings(), stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const prefix = `v1.local.${Buffer.from("k2").toString("base64url")}.`;
    const done = () => getDatabase().accessKey.count({ where: { envelope: { startsWith: prefix } } });
    while ((await done()) === 0) expect(child.exitCode).toBeNull();
    child.kill("SIGKILL");
    await ended;
    expect(await sealedBy(localKeys(`${k2},${k1}`))).toEqual(["k1", "k2"]);
    await promisify(execFile)(process.execPath, program, settings());
    expect(await done()).toBe(3_000);
    expect(await sealedBy(localKeys(k2))).toEqual(["k2"]);
  });
});

import { CreateAliasCommand, DisableKeyCommand, EnableKeyCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bindTo, open, readEnvelope, seal } from "@/lib/crypto/envelope";
import { createSecret } from "@/lib/crypto/secret";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { kmsAs } from "@/sandbox/testing/clients";
import { makeKey } from "@/sandbox/testing/kms-keys";
import { createKmsKeys } from "./kms-keys";
import { pointSdkAt, signWith } from "./testing/surroundings";

const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const ROW = bindTo("access_key", "row-1");

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  process.env.AWS_ENDPOINT_URL_KMS = sandbox.endpoint;
});
beforeEach(() => {
  sandbox.reset();
  signWith(sandbox.vendor);
});
afterAll(() => sandbox.stop());

function keysOf(keyId: string) {
  return createKmsKeys({ keyId, region: "us-east-1" });
}

test("what KMS's key sealed opens for its row, and shows nothing of the secret", async () => {
  const { id, arn } = await makeKey(sandbox);
  const envelope = await seal(createSecret(SECRET), ROW, keysOf(id));
  expect(readEnvelope(envelope)).toEqual({ provider: "kms", keyId: arn });
  expect(envelope).not.toContain(SECRET.slice(0, 6));
  expect((await open(envelope, ROW, [keysOf(id)])).reveal()).toBe(SECRET);
});

test("KMS itself refuses to open an envelope for another row", async () => {
  const keys = keysOf((await makeKey(sandbox)).id);
  const envelope = await seal(createSecret(SECRET), ROW, keys);
  await expect(open(envelope, bindTo("access_key", "row-2"), [keys])).rejects.toMatchObject({
    name: "InvalidCiphertextException",
  });
  const decrypts = sandbox.requests().filter(({ action }) => action === "Decrypt");
  expect(decrypts).toHaveLength(1);
});

test("each secret has a data key of its own", async () => {
  const keys = keysOf((await makeKey(sandbox)).id);
  const [first, second] = await Promise.all([keys.createDataKey(ROW), keys.createDataKey(ROW)]);
  expect(first.dataKey).toHaveLength(32);
  expect(first.dataKey.equals(second.dataKey)).toBe(false);
});

test("a key that is disabled neither seals nor opens, and does both once it is enabled", async () => {
  const { id: KeyId } = await makeKey(sandbox);
  const keys = keysOf(KeyId);
  const envelope = await seal(createSecret(SECRET), ROW, keys);
  const admin = await disableAsRoot(KeyId);
  await expect(open(envelope, ROW, [keys])).rejects.toMatchObject({ name: "DisabledException" });
  await expect(seal(createSecret(SECRET), ROW, keys)).rejects.toMatchObject({ name: "DisabledException" });
  await admin.send(new EnableKeyCommand({ KeyId }));
  expect((await open(envelope, ROW, [keys])).reveal()).toBe(SECRET);
});

async function disableAsRoot(KeyId: string) {
  const root = kmsAs(sandbox, sandbox.createRootAccessKey(sandbox.vendor.accountId));
  await root.send(new DisableKeyCommand({ KeyId }));
  return root;
}

test("an envelope names its key: another one does not open what it did not wrap", async () => {
  const [one, other] = [await makeKey(sandbox), await makeKey(sandbox)];
  const envelope = await seal(createSecret(SECRET), ROW, keysOf(one.id));
  const [version, provider, , ...sealed] = envelope.split(".");
  const forged = [version, provider, Buffer.from(other.arn).toString("base64url"), ...sealed].join(".");
  await expect(open(forged, ROW, [keysOf(other.id)])).rejects.toMatchObject({
    name: "IncorrectKeyException",
  });
});

describe("an alias", () => {
  async function point(alias: string, TargetKeyId: string): Promise<void> {
    const command = new CreateAliasCommand({ AliasName: `alias/${alias}`, TargetKeyId });
    await kmsAs(sandbox, sandbox.vendor).send(command);
  }

  test("stands for its key, whose ARN the envelope carries, so that moving it locks nothing up", async () => {
    const [former, latter] = [await makeKey(sandbox), await makeKey(sandbox)];
    await point("former", former.id);
    await point("latter", latter.id);
    const envelope = await seal(createSecret(SECRET), ROW, keysOf("alias/former"));
    expect(readEnvelope(envelope).keyId).toBe(former.arn);
    expect(await keysOf("alias/former").findCurrentKeyId()).toBe(former.arn);
    expect(await keysOf("alias/latter").findCurrentKeyId()).toBe(latter.arn);
    expect((await open(envelope, ROW, [keysOf("alias/latter")])).reveal()).toBe(SECRET);
  });

  test("of nothing fails by its name", async () => {
    await expect(keysOf("alias/nobody").createDataKey(ROW)).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });
});

test("a credential that may not use the key is refused, and the message holds no data key", async () => {
  const { arn } = await makeKey(sandbox);
  signWith(sandbox.customer);
  const refusal = await keysOf(arn)
    .createDataKey(ROW)
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({ name: "AccessDeniedException" });
  expect(JSON.stringify(refusal)).not.toMatch(/Plaintext|CiphertextBlob/);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { awsCli } from "../testing/clients";

let sandbox: RunningSandbox;
const folder = mkdtempSync(join(tmpdir(), "sandbox-kms-"));
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.stop();
});

const vendor = (...args: string[]) => awsCli(sandbox, sandbox.vendor, "kms", ...args);

function fileOf(name: string, base64: string): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(base64, "base64"));
  return `fileb://${path}`;
}

test("a demo's key, from nothing to an opened data key", async () => {
  const made = (await vendor("create-key", "--description", "demo")) as {
    KeyMetadata: { KeyId: string; Arn: string };
  };
  const { KeyId, Arn } = made.KeyMetadata;
  expect(Arn).toBe(`arn:aws:kms:us-east-1:111122223333:key/${KeyId}`);
  expect(await vendor("create-alias", "--alias-name", "alias/demo", "--target-key-id", KeyId)).toBeNull();
  const dataKey = (await vendor(
    "generate-data-key",
    "--key-id",
    "alias/demo",
    "--key-spec",
    "AES_256",
    "--encryption-context",
    "row=1,table=secrets",
  )) as { CiphertextBlob: string; Plaintext: string; KeyId: string };
  expect(dataKey.KeyId).toBe(Arn);
  const blob = fileOf("blob", dataKey.CiphertextBlob);
  const open = (context: string) =>
    vendor("decrypt", "--ciphertext-blob", blob, "--encryption-context", context);
  const [opened, described, refused, listed] = await Promise.allSettled([
    open("table=secrets,row=1"),
    vendor("describe-key", "--key-id", "alias/demo"),
    open("row=2,table=secrets"),
    vendor("list-keys"),
  ]);
  expect(opened).toMatchObject({ value: { KeyId: Arn, Plaintext: dataKey.Plaintext } });
  expect(described).toMatchObject({ value: { KeyMetadata: { Arn, KeyState: "Enabled" } } });
  expect(refused).toMatchObject({
    reason: { message: expect.stringContaining("(InvalidCiphertextException) when calling the Decrypt") },
  });
  expect(listed).toMatchObject({
    reason: { message: expect.stringContaining("(AccessDeniedException) when calling the ListKeys") },
  });
});

import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
} from "@aws-sdk/client-kms";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { errorOf, type Keys, kmsAs } from "../testing/clients";
import { decrypt, encrypt, makeKey } from "../testing/kms-keys";

let sandbox: RunningSandbox;
let admin: Keys;
let key: { id: string; arn: string };
beforeAll(async () => {
  sandbox = await startSandbox();
  admin = sandbox.customer;
});
beforeEach(async () => {
  key = await makeKey(sandbox, {}, admin);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const INVALID_CIPHERTEXT = { code: "InvalidCiphertextException", status: 400 };

describe("a ciphertext", () => {
  test("names its key and opens to what was sealed", async () => {
    const KeyId = key.id;
    const sealed = await kmsAs(sandbox, admin).send(
      new EncryptCommand({ KeyId, Plaintext: Buffer.from("secret") }),
    );
    expect(sealed).toMatchObject({ KeyId: key.arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
    expect(Buffer.from(sealed.CiphertextBlob ?? []).includes("secret")).toBe(false);
    const { CiphertextBlob } = sealed;
    const opened = await kmsAs(sandbox, admin).send(new DecryptCommand({ CiphertextBlob }));
    expect(opened.KeyId).toBe(key.arn);
    expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe("secret");
  });

  test("is another each time", async () => {
    const blobs = await Promise.all([1, 2].map(() => encrypt(sandbox, admin, { KeyId: key.id })));
    expect(blobs[0]).not.toEqual(blobs[1]);
  });

  test("opens with its own context only, in any order of its pairs", async () => {
    const EncryptionContext = { row: "42", table: "secrets" };
    const CiphertextBlob = await encrypt(sandbox, admin, { KeyId: key.id, EncryptionContext });
    const turned = { table: "secrets", row: "42" };
    expect(await decrypt(sandbox, admin, { CiphertextBlob, EncryptionContext: turned })).toBe("secret");
    const others = [
      undefined,
      {},
      { row: "42" },
      { row: "43", table: "secrets" },
      { Row: "42", table: "secrets" },
      { ...EncryptionContext, more: "" },
    ];
    for (const context of others) {
      const call = decrypt(sandbox, admin, { CiphertextBlob, EncryptionContext: context });
      expect(await errorOf(call), JSON.stringify(context)).toMatchObject(INVALID_CIPHERTEXT);
    }
  });

  test("does not open after any of its bytes was changed, or cut", async () => {
    const blob = await encrypt(sandbox, admin, { KeyId: key.id });
    const changed = [0, 17, 30, blob.length - 1].map((at) =>
      blob.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    );
    for (const CiphertextBlob of [...changed, blob.slice(0, -1), blob.slice(0, 20), Buffer.from("x")]) {
      expect(await errorOf(decrypt(sandbox, admin, { CiphertextBlob }))).toMatchObject(INVALID_CIPHERTEXT);
    }
  });

  test("opens with the key that it names and no other", async () => {
    const CiphertextBlob = await encrypt(sandbox, admin, { KeyId: key.id });
    const other = await makeKey(sandbox, {}, admin);
    expect(await decrypt(sandbox, admin, { CiphertextBlob, KeyId: key.arn })).toBe("secret");
    expect(await errorOf(decrypt(sandbox, admin, { CiphertextBlob, KeyId: other.id }))).toEqual({
      code: "IncorrectKeyException",
      status: 400,
      message: "The key ID in the request does not identify a CMK that can perform this operation.",
    });
  });
});

describe("a data key", () => {
  test.each([
    [{ KeySpec: "AES_256" } as const, 32],
    [{ KeySpec: "AES_128" } as const, 16],
    [{ NumberOfBytes: 7 }, 7],
  ])("of %j has %i bytes, and its wrap opens to it", async (length, bytes) => {
    const command = new GenerateDataKeyCommand({
      KeyId: key.id,
      EncryptionContext: { row: "1" },
      ...length,
    });
    const { Plaintext, CiphertextBlob, KeyId } = await kmsAs(sandbox, admin).send(command);
    expect([Plaintext?.length, KeyId]).toEqual([bytes, key.arn]);
    const EncryptionContext = { row: "1" };
    const opened = await kmsAs(sandbox, admin).send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext }),
    );
    expect(opened.Plaintext).toEqual(Plaintext);
  });

  test("without plaintext comes wrapped only", async () => {
    const command = new GenerateDataKeyWithoutPlaintextCommand({ KeyId: key.id, KeySpec: "AES_256" });
    const answer = await kmsAs(sandbox, admin).send(command);
    expect(answer).not.toHaveProperty("Plaintext");
    const { CiphertextBlob } = answer;
    const opened = await kmsAs(sandbox, admin).send(new DecryptCommand({ CiphertextBlob }));
    expect(opened.Plaintext).toHaveLength(32);
  });

  test.each([{}, { KeySpec: "AES_256", NumberOfBytes: 32 } as const])(
    "needs one length: %j",
    async (length) => {
      const command = new GenerateDataKeyCommand({ KeyId: key.id, ...length });
      expect(await errorOf(kmsAs(sandbox, admin).send(command))).toEqual({
        code: "ValidationException",
        status: 400,
        message: "Please specify either number of bytes or key spec.",
      });
    },
  );
});

test("a plaintext that is too long is a ValidationException, and the value is not shown", async () => {
  const Plaintext = Buffer.alloc(4097);
  const error = await errorOf(kmsAs(sandbox, admin).send(new EncryptCommand({ KeyId: key.id, Plaintext })));
  expect(error).toEqual({
    code: "ValidationException",
    status: 400,
    message:
      "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096",
  });
});

test("the log of calls has no plaintext", async () => {
  await encrypt(sandbox, admin, { KeyId: key.id, EncryptionContext: { row: "1" } });
  const logged = sandbox.requests().at(-1);
  expect(logged).toMatchObject({ service: "kms", action: "Encrypt", code: "OK" });
  expect(logged?.parameters).toEqual({ KeyId: key.id, "EncryptionContext.row": "1" });
});

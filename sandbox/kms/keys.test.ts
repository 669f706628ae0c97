import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ListAliasesCommand,
  ListKeysCommand,
  ScheduleKeyDeletionCommand,
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
  key = await makeKey(sandbox, { Description: "rows" }, admin);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const HERE = "arn:aws:kms:us-east-1:444455556666";

const nameKey = (AliasName: string, TargetKeyId = key.id) =>
  kmsAs(sandbox, admin).send(new CreateAliasCommand({ AliasName, TargetKeyId }));
const describeKey = async (KeyId: string, region = "us-east-1") => {
  const { KeyMetadata } = await kmsAs(sandbox, admin, { region }).send(new DescribeKeyCommand({ KeyId }));
  return KeyMetadata;
};

describe("key ids", () => {
  test("a UUID, a key ARN, an alias and an alias ARN name the same key", async () => {
    await nameKey("alias/rows");
    for (const id of [key.id, key.arn, "alias/rows", `${HERE}:alias/rows`]) {
      expect((await describeKey(id))?.Arn).toBe(key.arn);
      const CiphertextBlob = await encrypt(sandbox, admin, { KeyId: id });
      expect(await decrypt(sandbox, admin, { CiphertextBlob, KeyId: id })).toBe("secret");
    }
  });

  test.each([
    [UNKNOWN, `Key '${HERE}:key/${UNKNOWN}' does not exist`],
    [`${HERE}:key/${UNKNOWN}`, `Key '${HERE}:key/${UNKNOWN}' does not exist`],
    ["alias/none", `Alias ${HERE}:alias/none is not found.`],
    ["none", "Invalid keyId 'none'"],
    [`arn:aws:kms:eu-west-1:444455556666:key/${UNKNOWN}`, "Invalid arn eu-west-1"],
  ])("%s is found nowhere", async (KeyId, message) => {
    const error = await errorOf(describeKey(KeyId));
    expect(error).toEqual({ code: "NotFoundException", status: 400, message });
  });
});

describe("keys", () => {
  test("are described as AWS does", async () => {
    const described = await describeKey(key.id);
    expect(described).toEqual({
      AWSAccountId: "444455556666",
      KeyId: key.id,
      Arn: `${HERE}:key/${key.id}`,
      CreationDate: expect.any(Date),
      Enabled: true,
      Description: "rows",
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyState: "Enabled",
      Origin: "AWS_KMS",
      KeyManager: "CUSTOMER",
      CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
      KeySpec: "SYMMETRIC_DEFAULT",
      EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
      MultiRegion: false,
    });
    expect(Math.abs(Date.now() - (described?.CreationDate?.getTime() ?? 0))).toBeLessThan(60_000);
  });

  test("are listed in pages", async () => {
    const ids = [key.id, (await makeKey(sandbox, {}, admin)).id, (await makeKey(sandbox, {}, admin)).id];
    const first = await kmsAs(sandbox, admin).send(new ListKeysCommand({ Limit: 2 }));
    expect([first.Keys?.map(({ KeyId }) => KeyId), first.Truncated]).toEqual([ids.slice(0, 2), true]);
    const Marker = first.NextMarker;
    const second = await kmsAs(sandbox, admin).send(new ListKeysCommand({ Limit: 2, Marker }));
    expect(second.Keys).toEqual([{ KeyId: ids[2], KeyArn: `${HERE}:key/${ids[2]}` }]);
    expect([second.Truncated, second.NextMarker]).toEqual([false, undefined]);
    const bad = errorOf(kmsAs(sandbox, admin).send(new ListKeysCommand({ Marker: "x" })));
    expect((await bad).code).toBe("InvalidMarkerException");
  });

  test("belong to a region", async () => {
    const abroad = kmsAs(sandbox, admin, { region: "eu-west-1" });
    expect((await abroad.send(new ListKeysCommand({}))).Keys).toEqual([]);
    expect((await errorOf(describeKey(key.id, "eu-west-1"))).code).toBe("NotFoundException");
    const CiphertextBlob = await encrypt(sandbox, admin, { KeyId: key.id });
    expect(await errorOf(decrypt(sandbox, admin, { CiphertextBlob }, "eu-west-1"))).toEqual({
      code: "AccessDeniedException",
      status: 400,
      message:
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
    });
  });

  test.each([{ KeySpec: "RSA_2048" }, { KeyUsage: "SIGN_VERIFY" }, { MultiRegion: true }] as const)(
    "of a kind that there is not here are refused: %j",
    async (input) => {
      const error = await errorOf(kmsAs(sandbox, admin).send(new CreateKeyCommand(input)));
      expect([error.code, error.status]).toEqual(["UnsupportedOperationException", 400]);
    },
  );
});

describe("aliases", () => {
  test("are listed, also those of one key", async () => {
    const other = await makeKey(sandbox, {}, admin);
    await nameKey("alias/rows");
    await nameKey("alias/other", other.arn);
    const { Aliases } = await kmsAs(sandbox, admin).send(new ListAliasesCommand({}));
    expect(Aliases?.map(({ AliasName }) => AliasName)).toEqual(["alias/rows", "alias/other"]);
    const own = await kmsAs(sandbox, admin).send(new ListAliasesCommand({ KeyId: other.id }));
    expect(own.Aliases).toMatchObject([
      { AliasName: "alias/other", AliasArn: `${HERE}:alias/other`, TargetKeyId: other.id },
    ]);
  });

  test.each([
    ["rows", "ValidationException"],
    ["alias/aws/rows", "InvalidAliasNameException"],
    ["alias/a b", "ValidationException"],
    ["alias/taken", "AlreadyExistsException"],
  ])("%s cannot be made: %s", async (name, code) => {
    await nameKey("alias/taken");
    const error = await errorOf(nameKey(name));
    expect([error.code, error.status]).toEqual([code, 400]);
  });
});

describe("a disabled key", () => {
  test("is described, works no more, and works again once enabled", async () => {
    const CiphertextBlob = await encrypt(sandbox, admin, { KeyId: key.id });
    await kmsAs(sandbox, admin).send(new DisableKeyCommand({ KeyId: key.id }));
    expect(await describeKey(key.id)).toMatchObject({ Enabled: false, KeyState: "Disabled" });
    const disabled = { code: "DisabledException", status: 400, message: `${key.arn} is disabled.` };
    expect(await errorOf(decrypt(sandbox, admin, { CiphertextBlob }))).toEqual(disabled);
    expect(await errorOf(encrypt(sandbox, admin, { KeyId: key.id }))).toEqual(disabled);
    await kmsAs(sandbox, admin).send(new EnableKeyCommand({ KeyId: key.arn }));
    expect(await decrypt(sandbox, admin, { CiphertextBlob })).toBe("secret");
  });

  test("is not found by its alias when it is to be enabled", async () => {
    await nameKey("alias/rows");
    const error = await errorOf(kmsAs(sandbox, admin).send(new EnableKeyCommand({ KeyId: "alias/rows" })));
    expect([error.code, error.message]).toEqual(["NotFoundException", "Invalid keyId 'alias/rows'"]);
  });
});

describe("deletion", () => {
  const schedule = (PendingWindowInDays?: number) =>
    kmsAs(sandbox, admin).send(
      new ScheduleKeyDeletionCommand({
        KeyId: key.id,
        ...(PendingWindowInDays !== undefined && { PendingWindowInDays }),
      }),
    );
  const cancel = () => kmsAs(sandbox, admin).send(new CancelKeyDeletionCommand({ KeyId: key.id }));

  test("is pending first, and can be cancelled, which leaves the key disabled", async () => {
    const CiphertextBlob = await encrypt(sandbox, admin, { KeyId: key.id });
    const before = Date.now();
    const answer = await schedule(7);
    expect(answer).toMatchObject({ KeyId: key.arn, KeyState: "PendingDeletion", PendingWindowInDays: 7 });
    const days = ((answer.DeletionDate?.getTime() ?? 0) - before) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    const pending = {
      code: "KMSInvalidStateException",
      status: 400,
      message: `${key.arn} is pending deletion.`,
    };
    expect(await errorOf(decrypt(sandbox, admin, { CiphertextBlob }))).toEqual(pending);
    expect(await errorOf(schedule())).toEqual(pending);
    expect(await errorOf(nameKey("alias/rows"))).toEqual(pending);
    expect((await cancel()).KeyId).toBe(key.arn);
    expect(await describeKey(key.id)).toMatchObject({ KeyState: "Disabled" });
    expect((await errorOf(cancel())).message).toBe(`${key.arn} is not pending deletion.`);
  });

  test("takes the key and its aliases at the end of its days", async () => {
    await nameKey("alias/rows");
    await schedule(7);
    sandbox.advanceClock(7 * 86_400_000);
    expect((await errorOf(describeKey(key.id))).code).toBe("NotFoundException");
    expect((await kmsAs(sandbox, admin).send(new ListKeysCommand({}))).Keys).toEqual([]);
    expect((await kmsAs(sandbox, admin).send(new ListAliasesCommand({}))).Aliases).toEqual([]);
  });

  test.each([6, 31])("in %i days is a ValidationException", async (days) => {
    expect((await errorOf(schedule(days))).code).toBe("ValidationException");
  });
});

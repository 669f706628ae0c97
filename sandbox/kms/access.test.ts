import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  ListKeysCommand,
} from "@aws-sdk/client-kms";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allButDeny, allow, errorOf, keepOut, kmsAs } from "../testing/clients";
import { decrypt, encrypt, makeKey } from "../testing/kms-keys";
import { makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const Plaintext = Buffer.from("secret");

function denied(callerArn: string, action: string, resource: string, reason = "identity-based") {
  return {
    code: "AccessDeniedException",
    status: 400,
    message: `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource} because no ${reason} policy allows the ${action} action`,
  };
}

describe("the vendor's user", () => {
  test("may make, name, describe and use data keys of its account", async () => {
    const { id, arn } = await makeKey(sandbox);
    const kms = kmsAs(sandbox, sandbox.vendor);
    await kms.send(new CreateAliasCommand({ AliasName: "alias/demo", TargetKeyId: id }));
    const KeyId = "alias/demo";
    expect((await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata?.Arn).toBe(arn);
    const dataKey = await kms.send(new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256" }));
    const { CiphertextBlob } = dataKey;
    expect((await kms.send(new DecryptCommand({ CiphertextBlob }))).Plaintext).toEqual(dataKey.Plaintext);
  });

  test("may do nothing else, and is told so with the key's ARN", async () => {
    const { id, arn } = await makeKey(sandbox);
    const kms = kmsAs(sandbox, sandbox.vendor);
    const me = sandbox.vendor.arn;
    expect(await errorOf(kms.send(new EncryptCommand({ KeyId: id, Plaintext })))).toEqual(
      denied(me, "kms:Encrypt", arn),
    );
    expect(await errorOf(kms.send(new DisableKeyCommand({ KeyId: id })))).toEqual(
      denied(me, "kms:DisableKey", arn),
    );
    expect(await errorOf(kms.send(new ListKeysCommand({})))).toEqual(denied(me, "kms:ListKeys", "*"));
  });

  test("may not use a key of the customer", async () => {
    const { arn } = await makeKey(sandbox, {}, sandbox.customer);
    const command = new GenerateDataKeyCommand({ KeyId: arn, KeySpec: "AES_256" });
    const error = await errorOf(kmsAs(sandbox, sandbox.vendor).send(command));
    expect(error).toEqual(denied(sandbox.vendor.arn, "kms:GenerateDataKey", arn));
  });
});

describe("policies of a role", () => {
  test("decide by the ARN of the key, also for a blob that names it", async () => {
    const [mine, other] = [
      await makeKey(sandbox, {}, sandbox.customer),
      await makeKey(sandbox, {}, sandbox.customer),
    ];
    const policy = allow("kms:Decrypt", mine.arn);
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "reader", policy }));
    const [readable, closed] = [
      await encrypt(sandbox, sandbox.customer, { KeyId: mine.id }),
      await encrypt(sandbox, sandbox.customer, { KeyId: other.id }),
    ];
    expect(await decrypt(sandbox, keys, { CiphertextBlob: readable })).toBe("secret");
    expect(await errorOf(decrypt(sandbox, keys, { CiphertextBlob: closed }))).toEqual(
      denied("arn:aws:sts::444455556666:assumed-role/reader/session", "kms:Decrypt", other.arn),
    );
  });

  test("must allow CreateAlias on the alias and on the key", async () => {
    const { id, arn } = await makeKey(sandbox, {}, sandbox.customer);
    const policy = allow("kms:CreateAlias", arn);
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "namer", policy }));
    const command = new CreateAliasCommand({ AliasName: "alias/rows", TargetKeyId: id });
    expect(await errorOf(kmsAs(sandbox, keys).send(command))).toEqual(
      denied(
        "arn:aws:sts::444455556666:assumed-role/namer/session",
        "kms:CreateAlias",
        "arn:aws:kms:us-east-1:444455556666:alias/rows",
      ),
    );
  });

  test("yield to a service control policy", async () => {
    const { id } = await makeKey(sandbox);
    const serviceControlPolicy = allButDeny("kms:GenerateDataKey");
    sandbox.setScenario(sandbox.vendor.accountId, { serviceControlPolicy });
    const command = new GenerateDataKeyCommand({ KeyId: id, KeySpec: "AES_256" });
    const error = await errorOf(kmsAs(sandbox, sandbox.vendor).send(command));
    expect(error.code).toBe("AccessDeniedException");
    expect(error.message).toMatch(/ with an explicit deny in a service control policy$/);
  });
});

describe("a key policy", () => {
  const keyPolicy = (principal: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "kms:*", Resource: "*" }],
    });

  test("that does not name the account shuts its administrator out", async () => {
    const Policy = keyPolicy(sandbox.vendor.arn);
    const { id, arn } = await makeKey(sandbox, { Policy }, sandbox.customer);
    expect(await errorOf(encrypt(sandbox, sandbox.customer, { KeyId: id }))).toEqual(
      denied(sandbox.customer.arn, "kms:Encrypt", arn, "resource-based"),
    );
  });

  test("opens a key to another account whose user is allowed too", async () => {
    const Policy = keyPolicy("arn:aws:iam::444455556666:root");
    const { arn } = await makeKey(sandbox, { Policy });
    const CiphertextBlob = await encrypt(sandbox, sandbox.customer, { KeyId: arn });
    expect(await decrypt(sandbox, sandbox.customer, { CiphertextBlob })).toBe("secret");
  });

  test("yields to a resource control policy of the key's account", async () => {
    const Policy = keyPolicy("arn:aws:iam::444455556666:root");
    const { arn } = await makeKey(sandbox, { Policy });
    const resourceControlPolicy = keepOut("kms:Encrypt", sandbox.vendor.accountId);
    sandbox.setScenario(sandbox.vendor.accountId, { resourceControlPolicy });
    const error = await errorOf(encrypt(sandbox, sandbox.customer, { KeyId: arn }));
    expect(error.message).toMatch(/ with an explicit deny in a resource control policy$/);
  });

  test("of another account that says nothing, and a key that is not there, are answered alike", async () => {
    const { arn } = await makeKey(sandbox);
    const gone = arn.replace(/[^/]+$/, "00000000-0000-4000-8000-000000000000");
    const message = `User: ${sandbox.customer.arn} is not authorized to perform: kms:Encrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
    for (const KeyId of [arn, gone]) {
      const error = await errorOf(encrypt(sandbox, sandbox.customer, { KeyId }));
      expect(error).toEqual({ code: "AccessDeniedException", status: 400, message });
    }
  });

  test("that is none is refused", async () => {
    const command = new CreateKeyCommand({ Policy: "{" });
    const error = await errorOf(kmsAs(sandbox, sandbox.customer).send(command));
    expect([error.code, error.status]).toEqual(["MalformedPolicyDocumentException", 400]);
  });
});

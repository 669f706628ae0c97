import { UpdateAccessKeyCommand } from "@aws-sdk/client-iam";
import { ListKeysCommand } from "@aws-sdk/client-kms";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { errorOf, iamAs, type Keys, kmsAs, stsAs } from "../testing/clients";
import { makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

function listAs(keys: Keys, region = "us-east-1") {
  return kmsAs(sandbox, keys, { region }).send(new ListKeysCommand({}));
}

const INVALID = {
  code: "UnrecognizedClientException",
  status: 400,
  message: "The security token included in the request is invalid",
};

describe("KMS refuses in its own words", () => {
  test("a key that there is not", async () => {
    const keys = { ...sandbox.customer, accessKeyId: "AKIAIOSFODNN7EXAMPLE" };
    expect(await errorOf(listAs(keys))).toEqual(INVALID);
  });

  test("an inactive key", async () => {
    const root = sandbox.createRootAccessKey(sandbox.customer.accountId);
    const { accessKeyId: AccessKeyId } = sandbox.customer;
    const command = new UpdateAccessKeyCommand({ UserName: "admin", AccessKeyId, Status: "Inactive" });
    await iamAs(sandbox, root).send(command);
    expect(await errorOf(listAs(sandbox.customer))).toEqual(INVALID);
  });

  test("a region that the account has not enabled, and no other", async () => {
    sandbox.setScenario(sandbox.customer.accountId, { regionsNotEnabled: ["af-south-1"] });
    expect(await errorOf(listAs(sandbox.customer, "af-south-1"))).toEqual(INVALID);
    expect((await listAs(sandbox.customer, "eu-south-1")).Keys).toEqual([]);
  });

  test("a wrong secret", async () => {
    expect(await errorOf(listAs({ ...sandbox.customer, secretAccessKey: "wrong" }))).toMatchObject({
      code: "InvalidSignatureException",
      status: 400,
      message: expect.stringMatching(/^The request signature we calculated does not match/),
    });
  });

  test("an old signature", async () => {
    sandbox.setClockSkew(20 * 60_000);
    const error = await errorOf(listAs(sandbox.customer));
    expect([error.code, error.status]).toEqual(["InvalidSignatureException", 400]);
    expect(error.message).toMatch(/^Signature expired: /);
  });

  test("an expired session", async () => {
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "connect" }));
    sandbox.advanceClock(3_601_000);
    const message = "The security token included in the request is expired";
    expect(await errorOf(listAs(keys))).toEqual({ code: "ExpiredTokenException", status: 400, message });
  });

  test("too many calls", async () => {
    sandbox.setScenario(sandbox.customer.accountId, { fault: { kind: "throttle", actions: ["ListKeys"] } });
    const throttled = { code: "ThrottlingException", status: 400, message: "Rate exceeded" };
    expect(await errorOf(listAs(sandbox.customer))).toEqual(throttled);
    expect(sandbox.requests().map(({ code }) => code)).toEqual(["ThrottlingException"]);
  });
});

test("STS off in a region leaves KMS as it is there", async () => {
  sandbox.setScenario(sandbox.customer.accountId, { stsDisabledRegions: ["eu-west-1"] });
  expect((await listAs(sandbox.customer, "eu-west-1")).Keys).toEqual([]);
});

test("an answer cut short is an error", async () => {
  sandbox.setScenario(sandbox.customer.accountId, { fault: { kind: "broken-xml", calls: 1 } });
  await expect(listAs(sandbox.customer)).rejects.toThrow();
});

test("one port answers each service in its own protocol", async () => {
  await listAs(sandbox.customer);
  await stsAs(sandbox, sandbox.customer).send(new GetCallerIdentityCommand({}));
  expect(sandbox.requests().map(({ service, code }) => [service, code])).toEqual([
    ["kms", "OK"],
    ["sts", "OK"],
  ]);
});

describe("requests that no SDK sends", () => {
  const type = "application/x-amz-json-1.1";

  async function post(body: string, headers: Record<string, string>) {
    const response = await fetch(sandbox.endpoint, {
      method: "POST",
      body,
      headers: { "content-type": type, ...headers },
    });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
  }

  test("without a signature", async () => {
    const { status, headers, body } = await post("{}", { "x-amz-target": "TrentService.ListKeys" });
    expect([status, body]).toEqual([
      400,
      { __type: "MissingAuthenticationTokenException", message: "Request is missing Authentication Token" },
    ]);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(["TrentService.DoEverything", "DynamoDB_20120810.GetItem", "TrentService.AssumeRole", ""])(
    "for the operation %j",
    async (target) => {
      const { status, body } = await post("{}", { "x-amz-target": target });
      expect([status, body.__type]).toEqual([400, "UnknownOperationException"]);
    },
  );

  test.each(["", "{", "[]", '"x"', "null", `{"a":${"[".repeat(100)}${"]".repeat(100)}}`])(
    "with the body %j",
    async (text) => {
      const { status, body } = await post(text, { "x-amz-target": "TrentService.ListKeys" });
      expect([status, body.__type]).toEqual([400, "SerializationException"]);
    },
  );

  test("for KMS in the query protocol", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = "Action=ListKeys&Version=2014-11-01";
    const answer = await fetch(sandbox.endpoint, { method: "POST", body, headers });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("InvalidAction")]);
  });
});

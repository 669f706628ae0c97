import { ListUsersCommand, UpdateAccessKeyCommand } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { errorOf, iamAs, type Keys, stsAs } from "../testing/clients";
import { makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

function identityAs(keys: Keys, region?: string) {
  return stsAs(sandbox, keys, region === undefined ? {} : { region }).send(new GetCallerIdentityCommand({}));
}

interface RawAnswer {
  status: number;
  headers: Headers;
  body: string;
}

async function post(body: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const response = await fetch(sandbox.endpoint, { method: "POST", body, headers: { ...type, ...headers } });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";
const INVALID = {
  code: "InvalidClientTokenId",
  status: 403,
  message: "The security token included in the request is invalid",
};

describe("keys", () => {
  test("an unknown one", async () => {
    const keys = { ...sandbox.vendor, accessKeyId: "AKIAIOSFODNN7EXAMPLE" };
    expect(await errorOf(identityAs(keys))).toEqual(INVALID);
  });

  test("an inactive one", async () => {
    const root = sandbox.createRootAccessKey(sandbox.customer.accountId);
    const { accessKeyId: AccessKeyId } = sandbox.customer;
    const command = new UpdateAccessKeyCommand({ UserName: "admin", AccessKeyId, Status: "Inactive" });
    await iamAs(sandbox, root).send(command);
    expect(await errorOf(identityAs(sandbox.customer))).toEqual(INVALID);
  });

  test("a temporary one with a wrong token or none", async () => {
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "connect" }));
    expect(await errorOf(identityAs({ ...keys, sessionToken: `${keys.sessionToken}x` }))).toEqual(INVALID);
    const { accessKeyId, secretAccessKey } = keys;
    expect(await errorOf(identityAs({ accessKeyId, secretAccessKey }))).toEqual(INVALID);
  });

  test("a long-term one with a token", async () => {
    expect(await errorOf(identityAs({ ...sandbox.vendor, sessionToken: "x" }))).toEqual(INVALID);
  });

  test("of root are answered as root", async () => {
    const root = sandbox.createRootAccessKey(sandbox.customer.accountId);
    const { Arn, UserId } = await identityAs(root);
    expect([Arn, UserId]).toEqual(["arn:aws:iam::444455556666:root", "444455556666"]);
  });
});

describe("signatures", () => {
  test("of a wrong secret", async () => {
    expect(await errorOf(identityAs({ ...sandbox.vendor, secretAccessKey: "wrong" }))).toEqual({
      code: "SignatureDoesNotMatch",
      status: 403,
      message:
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    });
  });

  test("of another body", async () => {
    const client = iamAs(sandbox, sandbox.customer);
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace("ListUsers", "ListRoles");
        return next(args);
      },
      { step: "deserialize", priority: "low" },
    );
    expect((await errorOf(client.send(new ListUsersCommand({})))).code).toBe("SignatureDoesNotMatch");
  });

  test("of a region that there is not", async () => {
    const error = await errorOf(identityAs(sandbox.vendor, "us-east-9"));
    expect([error.code, error.status]).toEqual(["SignatureDoesNotMatch", 403]);
    expect(error.message.trim()).toBe("Credential should be scoped to a valid region, not 'us-east-9'.");
  });

  test.each(["eu-central-1", "us-west-2"])("of region %s are taken", async (region) => {
    expect((await identityAs(sandbox.vendor, region)).Account).toBe("111122223333");
    expect(
      (await iamAs(sandbox, sandbox.customer, { region }).send(new ListUsersCommand({}))).Users,
    ).toHaveLength(1);
  });

  test("that are older than fifteen minutes by the sandbox's clock", async () => {
    sandbox.setClockSkew(20 * 60_000);
    const error = await errorOf(identityAs(sandbox.vendor));
    expect([error.code, error.status]).toEqual(["SignatureDoesNotMatch", 403]);
    expect(error.message).toMatch(
      /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/,
    );
  });

  test("from the future by the sandbox's clock", async () => {
    sandbox.setClockSkew(-20 * 60_000);
    const error = await errorOf(identityAs(sandbox.vendor));
    expect([error.code, error.status]).toEqual(["SignatureDoesNotMatch", 403]);
    expect(error.message).toMatch(
      /^Signature not yet current: \d{8}T\d{6}Z is still later than .* \+ 15 min\.\)$/,
    );
  });

  test("the SDK corrects its clock by the answer's Date and tries again", async () => {
    sandbox.setClockSkew(20 * 60_000);
    const client = stsAs(sandbox, sandbox.vendor, { maxAttempts: 3 });
    expect((await client.send(new GetCallerIdentityCommand({}))).Account).toBe("111122223333");
  });
});

describe("requests that no SDK sends", () => {
  test("without authentication", async () => {
    const { status, body, headers } = await post(IDENTITY);
    expect(status).toBe(403);
    expect(body).toMatch(
      /^<ErrorResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><Error><Type>Sender<\/Type><Code>MissingAuthenticationToken<\/Code><Message>Request is missing Authentication Token<\/Message><\/Error><RequestId>[0-9a-f-]{36}<\/RequestId><\/ErrorResponse>$/,
    );
    expect(headers.get("content-type")).toBe("text/xml");
    expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("date")).toMatch(/GMT$/);
  });

  test.each([
    [
      "AWS4-HMAC-SHA256 nonsense",
      "&apos;nonsense&apos; not a valid key=value pair (missing equal-sign) in Authorization header",
    ],
    [
      "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request",
      "Authorization header requires &apos;Signature&apos; parameter.",
    ],
    [
      "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0",
      "Credential must have exactly 5 slash-delimited elements",
    ],
    ["Basic abc", "Unsupported AWS &apos;algorithm&apos;: &apos;Basic&apos;."],
  ])("with the header %s", async (authorization, message) => {
    const answer = await post(IDENTITY, { authorization });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<Code>IncompleteSignature</Code>");
    expect(answer.body).toContain(message.replaceAll("&apos;", "'"));
  });

  test("for an operation that there is not", async () => {
    const answer = await post("Action=DeleteEverything&Version=2010-05-08");
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(
      "<Code>InvalidAction</Code><Message>Could not find operation DeleteEverything for version 2010-05-08</Message>",
    );
  });

  test("with a body of more than one megabyte", async () => {
    expect((await post("x".repeat(1_100_000)).catch(() => ({ status: 413 }))).status).toBe(413);
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
  });

  test.each([
    "",
    "&&&==",
    "Action",
    "Action=%E0%A4%A",
    "Action=GetCallerIdentity&Version=2011-06-15&__proto__.x=1",
  ])("with the body %j", async (body) => {
    expect((await post(body)).status).toBeLessThan(500);
  });
});

import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, type Keys, stsAs } from "../testing/clients";
import { assume, makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const ROLE = "arn:aws:iam::444455556666:role/connect";

function identityAs(keys: Keys, region = "us-east-1") {
  return stsAs(sandbox, keys, { region }).send(new GetCallerIdentityCommand({}));
}

interface ControlAnswer {
  status: number;
  body: unknown;
}

async function control(
  method: "GET" | "POST",
  path: string,
  body?: object,
  headers = {},
): Promise<ControlAnswer> {
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(`${sandbox.endpoint}/_sandbox${path}`, init);
  return { status: response.status, body: await response.json() };
}

describe("the log of requests", () => {
  test("names caller, parameters and outcome, and no secret", async () => {
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "connect" }));
    await identityAs(keys);
    const [, assumed, identity] = sandbox.requests();
    expect(assumed).toMatchObject({
      service: "sts",
      action: "AssumeRole",
      callerArn: sandbox.vendor.arn,
      parameters: { RoleArn: ROLE, RoleSessionName: "session" },
      code: "OK",
      status: 200,
    });
    expect(identity?.callerArn).toBe("arn:aws:sts::444455556666:assumed-role/connect/session");
    const text = JSON.stringify(sandbox.requests());
    expect(text).not.toContain(keys.sessionToken);
    expect(text).not.toContain(keys.secretAccessKey);
  });
});

function rcp(changes: object, Version = "2012-10-17") {
  const statement = { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole", Resource: "*", ...changes };
  return { Version, Statement: [statement] };
}

describe("the local endpoint", () => {
  test("lists what there is", async () => {
    const { body } = await control("GET", "/");
    expect(Object.keys(body as object)).toEqual([
      "GET /_sandbox/",
      "GET /_sandbox/accounts",
      "POST /_sandbox/accounts",
      "POST /_sandbox/accounts/:id/scenario",
      "POST /_sandbox/accounts/:id/root-access-key",
      "POST /_sandbox/clock",
      "GET /_sandbox/requests",
      "POST /_sandbox/requests/clear",
      "POST /_sandbox/reset",
    ]);
  });

  test("makes an account whose keys work", async () => {
    const { body } = await control("POST", "/accounts", { accountId: "777788889999" });
    expect((await identityAs(body as Keys)).Account).toBe("777788889999");
    expect((await control("POST", "/accounts", { accountId: "777788889999" })).status).toBe(400);
  });

  test("changes a scenario, moves the clock, counts and resets", async () => {
    const path = `/accounts/${sandbox.vendor.accountId}/scenario`;
    expect((await control("POST", path, { fault: { kind: "throttle", calls: 1 } })).status).toBe(200);
    expect((await errorOf(identityAs(sandbox.vendor))).code).toBe("Throttling");
    expect((await control("GET", "/requests")).body).toHaveLength(1);
    await control("POST", "/requests/clear");
    expect((await control("GET", "/requests")).body).toEqual([]);
    await control("POST", path, { serviceControlPolicy: JSON.parse(allow("s3:*")) });
    await makeRole(sandbox, { name: "connect" });
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).message).toContain("service control policy");
    await control("POST", path, { serviceControlPolicy: null });
    const keys = await sessionKeys(sandbox, ROLE);
    await control("POST", "/clock", { advanceMs: 3_601_000 });
    expect((await errorOf(identityAs(keys))).code).toBe("ExpiredToken");
    await control("POST", "/reset");
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).code).toBe("AccessDenied");
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
  });

  test.each([
    ["/accounts/000000000000/scenario", { latencyMs: 1 }, 400],
    ["/accounts/111122223333/scenario", { latency: 1 }, 400],
    ["/accounts/111122223333/scenario", { serviceControlPolicy: "{" }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: JSON.parse(allow("s3:*")) }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: rcp({ Effect: "Allow" }) }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: rcp({ Principal: { AWS: "*" } }) }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: rcp({ Action: "*" }) }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: rcp({ Action: [] }) }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: rcp({}, "2008-10-17") }, 400],
    ["/accounts/111122223333/scenario", { resourceControlPolicy: rcp({}) }, 200],
    ["/accounts/111122223333/scenario", { fault: { kind: "hang", parameters: ["ExternalId"] } }, 400],
    ["/accounts", { accountId: "12" }, 400],
    ["/nothing", {}, 404],
  ])("answers %s with %j by %i", async (path, body, status) => {
    expect((await control("POST", path, body)).status).toBe(status);
  });

  test("refuses a page of another site", async () => {
    expect((await control("POST", "/reset", {}, { origin: "https://evil.example" })).status).toBe(403);
  });
});

import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AwsPort } from "@/lib/verification/port";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allButDeny, deny, iamAs, type Keys, keysOf, stsAs, trustPolicy } from "@/sandbox/testing/clients";
import { makeRole } from "@/sandbox/testing/roles";
import { openAwsPort } from "./sdk-port";
import { pointSdkAt, signWith } from "./testing/surroundings";

const EXTERNAL_ID = "rb-right";
const SESSION_NAME = "rolebridge-test";

let sandbox: RunningSandbox;
let roleArn: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
});
beforeEach(async () => {
  sandbox.reset();
  signWith(sandbox.vendor);
  roleArn = await makeRole(sandbox, { name: "connect", trust: trustPolicy(sandbox.vendor.arn, EXTERNAL_ID) });
});
afterAll(() => sandbox.stop());

async function withPort<T>(work: (port: AwsPort) => Promise<T>): Promise<T> {
  const port = openAwsPort({ region: "us-east-1", deadlineMs: 5_000 });
  try {
    return await work(port);
  } finally {
    port.close();
  }
}

/** Kind, and reason of a denial, of AssumeRole with these changes of a request that is in order. */
async function assumed(changes: { roleArn?: string; externalId?: string | null; sessionName?: string } = {}) {
  const request = { roleArn, externalId: EXTERNAL_ID, sessionName: SESSION_NAME, ...changes };
  const answer = await withPort((port) => port.assumeRole(request));
  return answer.kind === "denied" ? `denied: ${answer.reason}` : answer.kind;
}

/** A user of our own account with no rights at all, and whoever may give it some. */
async function newVendorUser(): Promise<{ keys: Keys; root: ReturnType<typeof iamAs> }> {
  const root = iamAs(sandbox, sandbox.createRootAccessKey(sandbox.vendor.accountId));
  await root.send(new CreateUserCommand({ UserName: "other" }));
  const { AccessKey } = await root.send(new CreateAccessKeyCommand({ UserName: "other" }));
  const keys = {
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  };
  return { keys, root };
}

describe("a refused AssumeRole", () => {
  test("is denied without a reason for a wrong, a missing or a near External ID", async () => {
    expect(await assumed()).toBe("answered");
    for (const externalId of ["rb-wrong", "RB-RIGHT", null])
      expect(await assumed({ externalId })).toBe("denied: unstated");
  });

  test("is denied without a reason for a role or an account that is not there", async () => {
    expect(await assumed({ roleArn: `${roleArn}-not` })).toBe("denied: unstated");
    expect(await assumed({ roleArn: "arn:aws:iam::999999999999:role/connect" })).toBe("denied: unstated");
  });

  test("is denied without a reason for a trust policy that names somebody else", async () => {
    const other = await makeRole(sandbox, { name: "other", trust: trustPolicy(sandbox.customer.arn) });
    expect(await assumed({ roleArn: other })).toBe("denied: unstated");
  });

  test("is the trust policy's where it denies explicitly", async () => {
    const allow = JSON.parse(trustPolicy(sandbox.vendor.arn));
    const denies = JSON.parse(trustPolicy(sandbox.vendor.arn).replace('"Allow"', '"Deny"'));
    const trust = JSON.stringify({ ...allow, Statement: [...allow.Statement, ...denies.Statement] });
    const shut = await makeRole(sandbox, { name: "shut", trust });
    expect(await assumed({ roleArn: shut })).toBe("denied: trust-policy-deny");
  });

  test("is our own where our identity has no permission, or is denied it", async () => {
    const { keys, root } = await newVendorUser();
    const open = await makeRole(sandbox, { name: "open" });
    signWith(keys);
    expect(await assumed({ roleArn: open })).toBe("denied: caller-side");
    const PolicyDocument = deny("sts:AssumeRole");
    await root.send(new PutUserPolicyCommand({ UserName: "other", PolicyName: "no", PolicyDocument }));
    expect(await assumed({ roleArn: open })).toBe("denied: caller-side");
  });

  test("is our own where our organisation forbids it or we ask as root", async () => {
    sandbox.setScenario(sandbox.vendor.accountId, { serviceControlPolicy: allButDeny("sts:AssumeRole") });
    expect(await assumed()).toBe("denied: caller-side");
    sandbox.setScenario(sandbox.vendor.accountId, { serviceControlPolicy: null });
    signWith(sandbox.createRootAccessKey(sandbox.vendor.accountId));
    expect(await assumed()).toBe("denied: caller-side");
  });

  test("is a rejection where the request itself is wrong", async () => {
    for (const wrong of ["nothing-valid-in-here", "arn:aws:s3:::bucket-of-somebody", ""])
      expect(await assumed({ roleArn: wrong })).toBe("rejected");
    expect(await assumed({ sessionName: "not allowed:here" })).toBe("rejected");
  });
});

describe("credentials of ours", () => {
  test("are refused when unknown, deleted or with a wrong secret", async () => {
    const { keys, root } = await newVendorUser();
    await root.send(new DeleteAccessKeyCommand({ UserName: "other", AccessKeyId: keys.accessKeyId }));
    const wrongSecret = { ...sandbox.vendor, secretAccessKey: "x".repeat(40) };
    const noToken = { ...sandbox.vendor, sessionToken: "not-a-token" };
    for (const wrong of [keys, wrongSecret, noToken]) {
      signWith(wrong);
      expect(await assumed()).toBe("credentials-refused");
      expect((await withPort((port) => port.identifyVendor())).kind).toBe("credentials-refused");
    }
  });

  test("are refused when expired", async () => {
    const { Credentials } = await stsAs(sandbox, sandbox.vendor).send(new GetSessionTokenCommand({}));
    signWith(keysOf(Credentials));
    sandbox.advanceClock(13 * 3_600_000);
    expect((await withPort((port) => port.identifyVendor())).kind).toBe("credentials-refused");
  });

  test("are missing where there are none", async () => {
    signWith(null);
    expect(await assumed()).toBe("credentials-missing");
    expect(sandbox.requests().filter(({ action }) => action === "AssumeRole")).toEqual([]);
  });

  test("still work where our clock is wrong, because AWS tells the time with its refusal", async () => {
    sandbox.setClockSkew(20 * 60_000);
    expect(await assumed()).toBe("answered");
  });

  test("tell who they are", async () => {
    const answer = await withPort((port) => port.identifyVendor());
    expect(answer).toMatchObject({ value: { awsAccountId: "111122223333", arn: sandbox.vendor.arn } });
  });
});

describe("faults of AWS", () => {
  test("are no answer: STS off in the region, a fault of its own, broken XML, a silence", async () => {
    const { accountId } = sandbox.vendor;
    sandbox.setScenario(accountId, { stsDisabledRegions: ["us-east-1"] });
    expect(await assumed()).toBe("unanswered");
    sandbox.setScenario(accountId, { stsDisabledRegions: [] });
    for (const kind of ["internal-failure", "broken-xml"] as const) {
      sandbox.setScenario(accountId, { fault: { kind } });
      expect(await assumed()).toBe("unanswered");
    }
    sandbox.setScenario(accountId, { fault: { kind: "hang" } });
    const port = openAwsPort({ region: "us-east-1", deadlineMs: 200 });
    const answer = await port.identifyVendor();
    port.close();
    expect(answer).toMatchObject({
      kind: "unanswered",
      evidence: { message: "AWS did not answer within 0.2 seconds", httpStatus: null },
    });
  });

  test("are asked again when they pass: throttled once is answered, throttled for good is throttled", async () => {
    const { accountId } = sandbox.vendor;
    sandbox.setScenario(accountId, { fault: { kind: "throttle", calls: 1 } });
    expect(await assumed()).toBe("answered");
    sandbox.setScenario(accountId, { fault: { kind: "throttle" } });
    expect(await assumed()).toBe("throttled");
  });

  test("are no answer where nobody listens", async () => {
    pointSdkAt("http://127.0.0.1:1");
    expect(await assumed()).toBe("unanswered");
    pointSdkAt(sandbox.endpoint);
  });
});

test("evidence names the call, the status, AWS's code and its request", async () => {
  const denied = await withPort((port) =>
    port.assumeRole({ roleArn, externalId: "rb-wrong", sessionName: SESSION_NAME }),
  );
  expect(denied.evidence).toEqual({
    call: "sts:AssumeRole",
    httpStatus: 403,
    code: "AccessDenied",
    message: expect.stringContaining(`${sandbox.vendor.arn} is not authorized to perform: sts:AssumeRole`),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    durationMs: expect.any(Number),
  });
});

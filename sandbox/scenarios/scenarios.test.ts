import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRoleCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs, type Keys, stsAs, trustPolicy } from "../testing/clients";
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

describe("propagation", () => {
  test("a new role is read at once, and assumed only after the delay", async () => {
    sandbox.setScenario(sandbox.customer.accountId, { propagationDelayMs: 10_000 });
    await makeRole(sandbox, { name: "connect" });
    const read = await iamAs(sandbox, sandbox.customer).send(new GetRoleCommand({ RoleName: "connect" }));
    expect(read.Role?.Arn).toBe(ROLE);
    sandbox.advanceClock(5000);
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).code).toBe("AccessDenied");
    sandbox.advanceClock(5000);
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
  });

  test("a changed trust policy lags, and two changes spread one after the other", async () => {
    await makeRole(sandbox, { name: "connect", trust: trustPolicy("111122223333", "rb-1") });
    sandbox.setScenario(sandbox.customer.accountId, { propagationDelayMs: 10_000 });
    const change = (externalId: string) => {
      const PolicyDocument = trustPolicy("111122223333", externalId);
      const command = new UpdateAssumeRolePolicyCommand({ RoleName: "connect", PolicyDocument });
      return iamAs(sandbox, sandbox.customer).send(command);
    };
    const accepted = async () => {
      const tried = await Promise.all(
        ["rb-1", "rb-2", "rb-3"].map(async (ExternalId) =>
          assume(sandbox, { RoleArn: ROLE, ExternalId }).then(
            () => ExternalId,
            () => null,
          ),
        ),
      );
      return tried.filter((id) => id !== null);
    };
    await change("rb-2");
    sandbox.advanceClock(6000);
    await change("rb-3");
    expect(await accepted()).toEqual(["rb-1"]);
    sandbox.advanceClock(6000);
    expect(await accepted()).toEqual(["rb-2"]);
    sandbox.advanceClock(6000);
    expect(await accepted()).toEqual(["rb-3"]);
  });

  test("a new permission and a new key lag too", async () => {
    const keys = await sessionKeys(sandbox, await makeRole(sandbox, { name: "connect" }));
    sandbox.setScenario(sandbox.customer.accountId, { propagationDelayMs: 10_000 });
    const admin = iamAs(sandbox, sandbox.customer);
    await admin.send(
      new PutRolePolicyCommand({ RoleName: "connect", PolicyName: "P", PolicyDocument: allow("iam:*") }),
    );
    await admin.send(new CreateUserCommand({ UserName: "ann" }));
    const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName: "ann" }));
    const ann = {
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    };
    const list = () => iamAs(sandbox, keys).send(new ListUsersCommand({}));
    expect((await errorOf(list())).code).toBe("AccessDenied");
    expect((await errorOf(identityAs(ann))).code).toBe("InvalidClientTokenId");
    sandbox.advanceClock(10_000);
    expect((await list()).Users).toHaveLength(2);
    expect((await identityAs(ann)).Arn).toBe("arn:aws:iam::444455556666:user/ann");
  });
});

describe("faults", () => {
  const strike = (fault: Parameters<RunningSandbox["setScenario"]>[1]["fault"]) =>
    sandbox.setScenario(sandbox.vendor.accountId, { fault: fault ?? null });

  test("throttling for a number of calls", async () => {
    strike({ kind: "throttle", calls: 2 });
    const throttled = { code: "Throttling", status: 400, message: "Rate exceeded" };
    expect(await errorOf(identityAs(sandbox.vendor))).toEqual(throttled);
    expect(await errorOf(identityAs(sandbox.vendor))).toEqual(throttled);
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
  });

  test("throttling beyond a rate, by the sandbox's clock", async () => {
    strike({ kind: "throttle", beyondPerSecond: 2 });
    await identityAs(sandbox.vendor);
    await identityAs(sandbox.vendor);
    expect((await errorOf(identityAs(sandbox.vendor))).code).toBe("Throttling");
    sandbox.advanceClock(1000);
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
  });

  test("the SDK tries throttled calls again by itself", async () => {
    strike({ kind: "throttle", calls: 1 });
    const client = stsAs(sandbox, sandbox.vendor, { maxAttempts: 3 });
    expect((await client.send(new GetCallerIdentityCommand({}))).Account).toBe("111122223333");
    expect(sandbox.requests().map(({ code }) => code)).toEqual(["Throttling", "OK"]);
  });

  test("of some operations only", async () => {
    strike({ kind: "internal-failure", actions: ["AssumeRole"] });
    await makeRole(sandbox, { name: "connect" });
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
    const error = await errorOf(assume(sandbox, { RoleArn: ROLE }));
    expect([error.code, error.status]).toEqual(["InternalFailure", 500]);
  });

  test("in some regions only", async () => {
    strike({ kind: "internal-failure", regions: ["eu-west-1"] });
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
    expect((await errorOf(identityAs(sandbox.vendor, "eu-west-1"))).code).toBe("InternalFailure");
  });

  test.each([
    ["without an External ID", ["ExternalId="], [false, true, true]],
    ["with this External ID", ["ExternalId=rb-1"], [true, false, true]],
    ["with any other", ["ExternalId!=", "ExternalId!=rb-1"], [true, true, false]],
    ["with a part of one", ["ExternalId=rb"], [true, true, true]],
  ])("of calls %s only", async (_, parameters, goThrough) => {
    await makeRole(sandbox, { name: "connect" });
    strike({ kind: "internal-failure", parameters });
    const codes = ["", "rb-1", "rb-2"].map((id) =>
      assume(sandbox, { RoleArn: ROLE, ...(id && { ExternalId: id }) }).then(
        () => true,
        () => false,
      ),
    );
    expect(await Promise.all(codes)).toEqual(goThrough);
  });

  test("broken XML", async () => {
    strike({ kind: "broken-xml", calls: 1 });
    await expect(identityAs(sandbox.vendor)).rejects.toThrow();
  });

  test("broken XML of an error, too", async () => {
    strike({ kind: "broken-xml" });
    expect((await errorOf(assume(sandbox, { RoleArn: ROLE }))).code).not.toBe("AccessDenied");
    expect(sandbox.requests().map(({ code }) => code)).toEqual(["BrokenXml"]);
  });

  test("a hang ends when the sandbox stops", async () => {
    const other = await startSandbox();
    other.setScenario(other.vendor.accountId, { fault: { kind: "hang" } });
    const call = errorOf(stsAs(other, other.vendor).send(new GetCallerIdentityCommand({})));
    await expect.poll(() => other.requests().map(({ code }) => code)).toEqual(["Hang"]);
    await other.stop();
    expect((await call).status).toBe(0);
  });

  test("latency holds every call back", async () => {
    sandbox.setScenario(sandbox.vendor.accountId, { latencyMs: 80 });
    const started = performance.now();
    await identityAs(sandbox.vendor);
    expect(performance.now() - started).toBeGreaterThanOrEqual(75);
  });
});

describe("regions", () => {
  test("STS off in a region of the caller's account", async () => {
    await makeRole(sandbox, { name: "connect" });
    sandbox.setScenario(sandbox.vendor.accountId, { stsDisabledRegions: ["eu-west-1"] });
    const abroad = { ...sandbox.vendor };
    expect((await identityAs(abroad, "eu-west-1")).Account).toBe("111122223333");
    const { AssumeRoleCommand } = await import("@aws-sdk/client-sts");
    const command = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: "session" });
    expect(await errorOf(stsAs(sandbox, abroad, { region: "eu-west-1" }).send(command))).toEqual({
      code: "RegionDisabledException",
      status: 403,
      message:
        "STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.",
    });
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
  });

  test("an opt-in region that the account has not enabled", async () => {
    sandbox.setScenario(sandbox.vendor.accountId, { regionsNotEnabled: ["af-south-1"] });
    expect((await errorOf(identityAs(sandbox.vendor, "af-south-1"))).code).toBe("InvalidClientTokenId");
    expect((await identityAs(sandbox.vendor)).Account).toBe("111122223333");
  });

  test("an account in another partition has its ARNs and regions", async () => {
    const gov = sandbox.createAccount("777788889999", "aws-us-gov");
    expect((await identityAs(gov, "us-gov-west-1")).Arn).toBe("arn:aws-us-gov:iam::777788889999:user/admin");
    expect((await errorOf(identityAs(gov))).message).toContain(
      "Credential should be scoped to a valid region",
    );
    const users = await iamAs(sandbox, gov, { region: "us-gov-west-1" }).send(new ListUsersCommand({}));
    expect(users.Users?.[0]?.Arn).toBe(gov.arn);
  });
});

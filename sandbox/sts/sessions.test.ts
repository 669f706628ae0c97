import {
  DeleteUserCommand,
  GetRoleCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs, keysOf, stsAs, trustPolicy } from "../testing/clients";
import { assume, makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const ROLE = "arn:aws:iam::444455556666:role/connect";

describe("the length of a session", () => {
  test("may not pass the role's maximum", async () => {
    await makeRole(sandbox, { name: "connect" });
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE, DurationSeconds: 3601 }))).toEqual({
      code: "ValidationError",
      status: 400,
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    });
  });

  test("may be as long as the role's maximum", async () => {
    await makeRole(sandbox, { name: "connect", maxSessionDuration: 7200 });
    const before = Date.now();
    const { Credentials } = await assume(sandbox, { RoleArn: ROLE, DurationSeconds: 7200 });
    expect((Credentials?.Expiration?.getTime() ?? 0) - before).toBeGreaterThan(7_190_000);
  });

  test("is one hour at most when roles are chained", async () => {
    const first = await makeRole(sandbox, { name: "first", policy: allow("sts:AssumeRole") });
    await makeRole(sandbox, { name: "connect", trust: trustPolicy(first), maxSessionDuration: 7200 });
    const keys = await sessionKeys(sandbox, first);
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE, DurationSeconds: 3601 }, keys))).toEqual({
      code: "ValidationError",
      status: 400,
      message:
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    });
    expect((await assume(sandbox, { RoleArn: ROLE }, keys)).Credentials).toBeDefined();
  });

  test("ends: the credentials expire", async () => {
    const keys = await makeRole(sandbox, { name: "connect" }).then((arn) => sessionKeys(sandbox, arn));
    sandbox.advanceClock(3_601_000);
    expect(await errorOf(stsAs(sandbox, keys).send(new GetCallerIdentityCommand({})))).toEqual({
      code: "ExpiredToken",
      status: 403,
      message: "The security token included in the request is expired",
    });
  });
});

describe("session policies", () => {
  test("narrow what the session may do", async () => {
    const arn = await makeRole(sandbox, { name: "connect", policy: allow("iam:*") });
    const { Credentials, PackedPolicySize } = await assume(sandbox, {
      RoleArn: arn,
      Policy: allow("iam:GetRole"),
    });
    const iam = iamAs(sandbox, keysOf(Credentials));
    expect(PackedPolicySize).toBeGreaterThan(0);
    expect((await iam.send(new GetRoleCommand({ RoleName: "connect" }))).Role?.Arn).toBe(arn);
    expect((await errorOf(iam.send(new ListUsersCommand({})))).message).toMatch(
      / because no session policy allows the iam:ListUsers action$/,
    );
  });

  test("a managed one counts too, and must exist", async () => {
    const arn = await makeRole(sandbox, { name: "connect", policy: allow("iam:*") });
    const readOnly = { arn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess" };
    const { Credentials } = await assume(sandbox, { RoleArn: arn, PolicyArns: [readOnly] });
    const iam = iamAs(sandbox, keysOf(Credentials));
    expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(1);
    expect((await errorOf(iam.send(new DeleteUserCommand({ UserName: "admin" })))).code).toBe("AccessDenied");
  });

  test("a bad one is MalformedPolicyDocument", async () => {
    const arn = await makeRole(sandbox, { name: "connect" });
    expect(await errorOf(assume(sandbox, { RoleArn: arn, Policy: "{" }))).toEqual({
      code: "MalformedPolicyDocument",
      status: 400,
      message: "This policy contains invalid Json",
    });
  });

  test("too many tags are PackedPolicyTooLarge", async () => {
    const trust = trustPolicy("111122223333").replace(
      '"sts:AssumeRole"',
      '["sts:AssumeRole","sts:TagSession"]',
    );
    const arn = await makeRole(sandbox, { name: "connect", trust });
    const admin = iamAs(sandbox, sandbox.createRootAccessKey(sandbox.vendor.accountId));
    const PolicyDocument = allow("sts:*");
    await admin.send(
      new PutUserPolicyCommand({ UserName: "rolebridge-vendor", PolicyName: "tags", PolicyDocument }),
    );
    const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: "v".repeat(200) }));
    const error = await errorOf(assume(sandbox, { RoleArn: arn, Tags }));
    expect([error.code, error.status]).toEqual(["PackedPolicyTooLarge", 400]);
    expect(error.message).toMatch(
      /^Packed policy consumes \d+% of allotted space, please use smaller policy\.$/,
    );
    const twice = await errorOf(
      assume(sandbox, {
        RoleArn: arn,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "A", Value: "2" },
        ],
      }),
    );
    expect([twice.code, twice.status]).toEqual(["InvalidParameterValue", 400]);
  });
});

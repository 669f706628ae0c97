import {
  CreateUserCommand,
  DeleteUserCommand,
  GetRoleCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allButDeny, allow, errorOf, iamAs, keysOf, stsAs, trustPolicy } from "../testing/clients";
import { assume, makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const ROLE = "arn:aws:iam::444455556666:role/connect";

function refused(roleArn = ROLE, reason = "") {
  const caller = "arn:aws:iam::111122223333:user/rolebridge-vendor";
  return {
    code: "AccessDenied",
    status: 403,
    message: `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}${reason}`,
  };
}

describe("the External ID", () => {
  test("is accepted when it is right, and the credentials work", async () => {
    await makeRole(sandbox, { name: "connect", trust: trustPolicy(sandbox.vendor.accountId, "rb-1") });
    const { Credentials, AssumedRoleUser, PackedPolicySize } = await assume(sandbox, {
      RoleArn: ROLE,
      ExternalId: "rb-1",
    });
    expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::444455556666:assumed-role/connect/session");
    expect(AssumedRoleUser?.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{17}:session$/);
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(PackedPolicySize).toBeUndefined();
    const identity = await stsAs(sandbox, keysOf(Credentials)).send(new GetCallerIdentityCommand({}));
    expect(identity.Arn).toBe(AssumedRoleUser?.Arn);
    expect(identity.UserId).toBe(AssumedRoleUser?.AssumedRoleId);
  });

  test.each([
    ["wrong", "rb-2"],
    ["in another case", "RB-1"],
    ["missing", undefined],
  ])("is refused when %s", async (_, externalId) => {
    await makeRole(sandbox, { name: "connect", trust: trustPolicy(sandbox.vendor.accountId, "rb-1") });
    const input = { RoleArn: ROLE, ...(externalId !== undefined && { ExternalId: externalId }) };
    expect(await errorOf(assume(sandbox, input))).toEqual(refused());
  });

  test("is not asked for by a role without the condition", async () => {
    await makeRole(sandbox, { name: "connect" });
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
  });
});

describe("refusals that look alike", () => {
  test("a role that does not exist", async () => {
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE }))).toEqual(refused());
  });

  test("an account that does not exist", async () => {
    const arn = "arn:aws:iam::999988887777:role/connect";
    expect(await errorOf(assume(sandbox, { RoleArn: arn }))).toEqual(refused(arn));
  });

  test("a role that trusts somebody else", async () => {
    await makeRole(sandbox, { name: "connect", trust: trustPolicy("arn:aws:iam::999988887777:root") });
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE }))).toEqual(refused());
  });

  test("an ARN with one colon too few", async () => {
    const arn = "arn:aws:iam:444455556666:role/connect";
    expect(await errorOf(assume(sandbox, { RoleArn: arn }))).toEqual(refused(arn));
  });
});

describe("refusals with a reason", () => {
  test("an explicit deny in the trust policy", async () => {
    const statements = [
      { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole" },
      { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" },
    ];
    await makeRole(sandbox, {
      name: "connect",
      trust: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    });
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE }))).toEqual(
      refused(ROLE, " with an explicit deny in a resource-based policy"),
    );
  });

  test("a service control policy of the caller's account", async () => {
    await makeRole(sandbox, { name: "connect" });
    sandbox.setScenario(sandbox.vendor.accountId, { serviceControlPolicy: allButDeny("sts:AssumeRole") });
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE }))).toEqual(
      refused(ROLE, " with an explicit deny in a service control policy"),
    );
  });

  test("the caller's own policies do not allow it", async () => {
    await makeRole(sandbox, { name: "connect", trust: trustPolicy("444455556666") });
    await makeRole(sandbox, { name: "first", policy: allow("ec2:*") });
    const error = await errorOf(
      assume(sandbox, { RoleArn: ROLE }, await sessionKeys(sandbox, ROLE.replace("connect", "first"))),
    );
    expect(error.message).toBe(
      `User: arn:aws:sts::444455556666:assumed-role/first/session is not authorized to perform: sts:AssumeRole on resource: ${ROLE} because no identity-based policy allows the sts:AssumeRole action`,
    );
  });

  test("root may not assume roles", async () => {
    await makeRole(sandbox, { name: "connect" });
    const root = sandbox.createRootAccessKey(sandbox.vendor.accountId);
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE }, root))).toEqual({
      code: "AccessDenied",
      status: 403,
      message: "Roles may not be assumed by root accounts.",
    });
  });
});

describe("members that break a constraint", () => {
  test.each([
    ["nothing-valid-in-here", "nothing-valid-in-here is invalid"],
    ["arn:aws-cn:iam::444455556666:role/connect", "arn:aws-cn:iam::444455556666:role/connect is invalid"],
    ["arn:aws:s3::444455556666:role/connect", "arn:aws:s3::444455556666:role/connect is invalid"],
  ])("RoleArn %s", async (arn, message) => {
    expect(await errorOf(assume(sandbox, { RoleArn: arn }))).toEqual({
      code: "ValidationError",
      status: 400,
      message,
    });
  });

  test.each([
    [
      { RoleSessionName: "Session1:2" },
      "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { RoleArn: "short", RoleSessionName: "a b" },
      "2 validation errors detected: Value 'short' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { RoleArn: undefined },
      "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    ],
    [
      { ExternalId: "x" },
      "1 validation error detected: Value 'x' at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      { ExternalId: "rb 1" },
      "1 validation error detected: Value 'rb 1' at 'externalId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*",
    ],
    [
      { DurationSeconds: 60 },
      "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
  ])("%j", async (input, message) => {
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE, ...input }))).toEqual({
      code: "ValidationError",
      status: 400,
      message,
    });
  });
});

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

describe("a principal that was made anew", () => {
  test("is a stranger to the trust policy that named the old one", async () => {
    const iam = iamAs(sandbox, sandbox.customer);
    await iam.send(new CreateUserCommand({ UserName: "ann" }));
    await makeRole(sandbox, { name: "connect", trust: trustPolicy("arn:aws:iam::444455556666:user/ann") });
    await iam.send(new DeleteUserCommand({ UserName: "ann" }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: "connect" }));
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toMatch(/"AWS":"AIDA[A-Z2-7]{17}"/);
  });

  test("cannot be named before it exists", async () => {
    await makeRole(sandbox, { name: "connect" });
    const PolicyDocument = trustPolicy("arn:aws:iam::111122223333:role/nobody");
    const command = new UpdateAssumeRolePolicyCommand({ RoleName: "connect", PolicyDocument });
    expect(await errorOf(iamAs(sandbox, sandbox.customer).send(command))).toEqual({
      code: "MalformedPolicyDocument",
      status: 400,
      message: 'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/nobody"',
    });
  });
});

import {
  CreateUserCommand,
  DeleteUserCommand,
  GetRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allButDeny, allow, errorOf, iamAs, keepOut, keysOf, stsAs, trustPolicy } from "../testing/clients";
import { assume, makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const CUSTOMER = "444455556666";
const ROLE = `arn:aws:iam::${CUSTOMER}:role/connect`;

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

test("a permission inside the account is no trust", async () => {
  await makeRole(sandbox, { name: "connect" });
  expect((await errorOf(assume(sandbox, { RoleArn: ROLE }, sandbox.customer))).message).toBe(
    `User: ${sandbox.customer.arn} is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
  );
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

  test("a resource control policy of the role's account, not of the caller's", async () => {
    await makeRole(sandbox, { name: "connect" });
    const resourceControlPolicy = keepOut("sts:AssumeRole", CUSTOMER);
    sandbox.setScenario(sandbox.vendor.accountId, { resourceControlPolicy });
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
    sandbox.setScenario(CUSTOMER, { resourceControlPolicy });
    expect(await errorOf(assume(sandbox, { RoleArn: ROLE }))).toEqual(
      refused(ROLE, " with an explicit deny in a resource control policy"),
    );
    expect(await errorOf(assume(sandbox, { RoleArn: `${ROLE}-not` }))).toEqual(refused(`${ROLE}-not`));
    const exceptingUs = keepOut("sts:AssumeRole", CUSTOMER, sandbox.vendor.accountId);
    sandbox.setScenario(CUSTOMER, { resourceControlPolicy: exceptingUs });
    expect((await assume(sandbox, { RoleArn: ROLE })).Credentials).toBeDefined();
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

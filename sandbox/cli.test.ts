import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "./start";
import { allow, awsCli, type Keys, trustPolicy } from "./testing/clients";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const admin = (...args: string[]) => awsCli(sandbox, sandbox.customer, ...args);
const vendor = (...args: string[]) => awsCli(sandbox, sandbox.vendor, ...args);

interface KeyAnswer {
  AccessKey: { AccessKeyId: string; SecretAccessKey: string };
}

function keysOf({ AccessKey }: KeyAnswer): Keys {
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

test("a role with an External ID, from nothing to a session", async () => {
  const trust = trustPolicy("arn:aws:iam::111122223333:root", "rb-1");
  await admin(
    "iam",
    "create-role",
    "--role-name",
    "R",
    "--assume-role-policy-document",
    trust,
    "--max-session-duration",
    "7200",
  );
  await admin(
    "iam",
    "put-role-policy",
    "--role-name",
    "R",
    "--policy-name",
    "P",
    "--policy-document",
    allow("ec2:*"),
  );
  const role = await admin("iam", "get-role", "--role-name", "R");
  expect(role).toMatchObject({
    Role: { MaxSessionDuration: 7200, AssumeRolePolicyDocument: { Version: "2012-10-17" } },
  });
  const arn = "arn:aws:iam::444455556666:role/R";
  const base = ["sts", "assume-role", "--role-arn", arn, "--role-session-name", "s1"];
  await expect(vendor(...base)).rejects.toThrow("(AccessDenied) when calling the AssumeRole operation");
  await expect(vendor(...base, "--external-id", "rb-2")).rejects.toThrow("(AccessDenied)");
  const session = (await vendor(...base, "--external-id", "rb-1")) as {
    Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  };
  const { AccessKeyId, SecretAccessKey, SessionToken } = session.Credentials;
  const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  expect(await awsCli(sandbox, keys, "sts", "get-caller-identity")).toMatchObject({
    Arn: "arn:aws:sts::444455556666:assumed-role/R/s1",
  });
  const simulated = await admin(
    "iam",
    "simulate-principal-policy",
    "--policy-source-arn",
    arn,
    "--action-names",
    "ec2:RunInstances",
    "s3:GetObject",
  );
  expect(simulated).toMatchObject({
    EvaluationResults: [{ EvalDecision: "allowed" }, { EvalDecision: "implicitDeny" }],
  });
});

test("a user with a policy of its own and keys, as two of the guides have it", async () => {
  await admin("iam", "create-user", "--user-name", "monk-user");
  await admin(
    "iam",
    "create-policy",
    "--policy-name",
    "kommander-policy",
    "--policy-document",
    allow("iam:ListUsers"),
  );
  const found = await admin(
    "iam",
    "list-policies",
    "--query",
    "Policies[?PolicyName==`kommander-policy`].Arn",
  );
  expect(found).toEqual(["arn:aws:iam::444455556666:policy/kommander-policy"]);
  const [arn] = found as [string];
  await admin("iam", "attach-user-policy", "--user-name", "monk-user", "--policy-arn", arn);
  const keys = keysOf((await admin("iam", "create-access-key", "--user-name", "monk-user")) as KeyAnswer);
  expect(await awsCli(sandbox, keys, "iam", "list-users", "--query", "Users[].UserName")).toEqual([
    "admin",
    "monk-user",
  ]);
  await expect(awsCli(sandbox, keys, "iam", "list-roles")).rejects.toThrow(
    "because no identity-based policy allows the iam:ListRoles action",
  );
});

test("a user in a group with AWS managed policies, as one guide has it", async () => {
  await admin("iam", "create-user", "--user-name", "koding-user");
  await admin("iam", "create-group", "--group-name", "Developers");
  for (const name of ["AmazonEC2FullAccess", "IAMReadOnlyAccess"]) {
    const arn = `arn:aws:iam::aws:policy/${name}`;
    await admin("iam", "attach-group-policy", "--group-name", "Developers", "--policy-arn", arn);
  }
  await admin("iam", "add-user-to-group", "--group-name", "Developers", "--user-name", "koding-user");
  const keys = keysOf((await admin("iam", "create-access-key", "--user-name", "koding-user")) as KeyAnswer);
  const groups = await awsCli(sandbox, keys, "iam", "list-groups-for-user", "--user-name", "koding-user");
  expect(groups).toMatchObject({ Groups: [{ GroupName: "Developers" }] });
  await admin(
    "iam",
    "update-access-key",
    "--user-name",
    "koding-user",
    "--access-key-id",
    keys.accessKeyId,
    "--status",
    "Inactive",
  );
  await expect(awsCli(sandbox, keys, "sts", "get-caller-identity")).rejects.toThrow("(InvalidClientTokenId)");
});

test("a base role for a power user and a session policy, as one guide has it", async () => {
  await admin("iam", "create-user", "--user-name", "power-user");
  const userArn = "arn:aws:iam::444455556666:user/power-user";
  await admin(
    "iam",
    "create-role",
    "--role-name",
    "Base",
    "--assume-role-policy-document",
    trustPolicy(userArn),
  );
  await admin(
    "iam",
    "put-role-policy",
    "--role-name",
    "Base",
    "--policy-name",
    "P",
    "--policy-document",
    allow(["iam:List*", "docdb:*"]),
  );
  const keys = keysOf((await admin("iam", "create-access-key", "--user-name", "power-user")) as KeyAnswer);
  const session = (await awsCli(
    sandbox,
    keys,
    "sts",
    "assume-role",
    "--role-arn",
    "arn:aws:iam::444455556666:role/Base",
    "--role-session-name",
    "s1",
    "--policy",
    allow("iam:ListUsers"),
  )) as {
    Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string };
  };
  const { AccessKeyId, SecretAccessKey, SessionToken } = session.Credentials;
  const temporary = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  expect(await awsCli(sandbox, temporary, "iam", "list-users", "--query", "length(Users)")).toBe(2);
  await expect(awsCli(sandbox, temporary, "iam", "list-roles")).rejects.toThrow(
    "because no session policy allows",
  );
});

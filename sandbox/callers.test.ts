import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  ListRolesCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { ListAliasesCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "./start";
import {
  allow,
  awsCli,
  errorOf,
  iamAs,
  type Keys,
  keysOf,
  kmsAs,
  stsAs,
  trustPolicy,
} from "./testing/clients";
import { makeRole } from "./testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const ROLE = { RoleArn: "arn:aws:iam::444455556666:role/R", RoleSessionName: "s1" };
const CALLS = {
  AssumeRole: (keys: Keys, region: string) =>
    stsAs(sandbox, keys, { region }).send(new AssumeRoleCommand(ROLE)),
  GetCallerIdentity: (keys: Keys, region: string) =>
    stsAs(sandbox, keys, { region }).send(new GetCallerIdentityCommand({})),
  GetFederationToken: (keys: Keys, region: string) =>
    stsAs(sandbox, keys, { region }).send(new GetFederationTokenCommand({ Name: "bob" })),
  GetSessionToken: (keys: Keys, region: string) =>
    stsAs(sandbox, keys, { region }).send(new GetSessionTokenCommand({})),
  ListAliases: (keys: Keys, region: string) =>
    kmsAs(sandbox, keys, { region }).send(new ListAliasesCommand({})),
  ListKeys: (keys: Keys, region: string) => kmsAs(sandbox, keys, { region }).send(new ListKeysCommand({})),
  ListRoles: (keys: Keys, region: string) => iamAs(sandbox, keys, { region }).send(new ListRolesCommand({})),
  ListUsers: (keys: Keys, region: string) => iamAs(sandbox, keys, { region }).send(new ListUsersCommand({})),
};

type CallName = keyof typeof CALLS;

/** What each call answers: "ok", or the error's code. */
async function outcomes(keys: Keys, calls: CallName[], region = "us-east-1"): Promise<string[]> {
  return Promise.all(
    calls.map(async (name) => {
      let succeeded = false;
      const call = CALLS[name](keys, region).then(() => {
        succeeded = true;
        throw new Error("ok");
      });
      const { code } = await errorOf(call);
      return succeeded ? "ok" : code;
    }),
  );
}

/** A session of the administrator's, got by the CLI. */
async function session(...args: string[]): Promise<Keys> {
  const answer = await awsCli(sandbox, sandbox.customer, "sts", ...args);
  return keysOf((answer as { Credentials: Parameters<typeof keysOf>[0] }).Credentials);
}

describe("sessions of a user", () => {
  test("GetSessionToken: all that the user may, but not IAM and no further session", async () => {
    const keys = await session("get-session-token", "--duration-seconds", "900");
    expect(await awsCli(sandbox, keys, "sts", "get-caller-identity")).toMatchObject({
      Arn: sandbox.customer.arn,
    });
    expect(await outcomes(keys, ["ListKeys", "ListUsers", "GetSessionToken", "GetFederationToken"])).toEqual([
      "ok",
      "InvalidClientTokenId",
      "AccessDenied",
      "AccessDenied",
    ]);
    sandbox.advanceClock(901_000);
    expect(await outcomes(keys, ["GetCallerIdentity", "ListKeys"])).toEqual([
      "ExpiredToken",
      "ExpiredTokenException",
    ]);
  });

  test("GetFederationToken: what both the user and the session's policy allow", async () => {
    const policy = allow(["kms:ListKeys", "iam:*", "sts:*"]);
    const keys = await session("get-federation-token", "--name", "bob", "--policy", policy);
    expect(await awsCli(sandbox, keys, "sts", "get-caller-identity")).toMatchObject({
      Arn: "arn:aws:sts::444455556666:federated-user/bob",
      UserId: "444455556666:bob",
    });
    const calls: CallName[] = ["ListKeys", "ListAliases", "ListUsers", "GetFederationToken"];
    expect(await outcomes(keys, calls)).toEqual([
      "ok",
      "AccessDeniedException",
      "InvalidClientTokenId",
      "AccessDenied",
    ]);
  });

  test("GetFederationToken without a policy: nothing", async () => {
    const keys = await session("get-federation-token", "--name", "bob");
    const calls: CallName[] = ["ListKeys", "GetCallerIdentity"];
    expect(await outcomes(keys, calls)).toEqual(["AccessDeniedException", "ok"]);
  });
});

test("a federated user assumes no role, and one of root's may what its policy allows", async () => {
  await makeRole(sandbox, { name: "R", trust: trustPolicy(sandbox.customer.accountId) });
  const root = sandbox.createRootAccessKey(sandbox.customer.accountId);
  for (const keys of [sandbox.customer, root]) {
    const command = new GetFederationTokenCommand({ Name: "bob", Policy: allow(["kms:ListKeys", "sts:*"]) });
    const federated = keysOf((await stsAs(sandbox, keys).send(command)).Credentials);
    const calls: CallName[] = ["ListKeys", "ListAliases", "AssumeRole"];
    expect(await outcomes(federated, calls)).toEqual(["ok", "AccessDeniedException", "AccessDenied"]);
  }
  expect(await outcomes(sandbox.customer, ["AssumeRole"])).toEqual(["ok"]);
});

describe("a user of one's own", () => {
  async function addAnn(): Promise<Keys> {
    const iam = iamAs(sandbox, sandbox.customer);
    await iam.send(new CreateUserCommand({ UserName: "ann" }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "ann" }));
    return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
  }

  test("whose key is deleted is known to no service any more", async () => {
    const keys = await addAnn();
    const calls: CallName[] = ["GetCallerIdentity", "ListUsers", "ListKeys"];
    expect(await outcomes(keys, calls)).toEqual(["ok", "AccessDenied", "AccessDeniedException"]);
    const command = new DeleteAccessKeyCommand({ UserName: "ann", AccessKeyId: keys.accessKeyId });
    await iamAs(sandbox, sandbox.customer).send(command);
    expect(await outcomes(keys, calls)).toEqual([
      "InvalidClientTokenId",
      "InvalidClientTokenId",
      "UnrecognizedClientException",
    ]);
  });

  test("may what its group's policy allows, while it is a member", async () => {
    const keys = await addAnn();
    const iam = iamAs(sandbox, sandbox.customer);
    const GroupName = "Listers";
    await iam.send(new CreateGroupCommand({ GroupName }));
    const PolicyDocument = allow(["kms:ListKeys", "iam:ListUsers"]);
    await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "P", PolicyDocument }));
    const calls: CallName[] = ["ListKeys", "ListUsers", "ListRoles"];
    const nothing = ["AccessDeniedException", "AccessDenied", "AccessDenied"];
    expect(await outcomes(keys, calls)).toEqual(nothing);
    await iam.send(new AddUserToGroupCommand({ GroupName, UserName: "ann" }));
    expect(await outcomes(keys, calls)).toEqual(["ok", "ok", "AccessDenied"]);
    await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName: "ann" }));
    expect(await outcomes(keys, calls)).toEqual(nothing);
  });
});

describe("regions", () => {
  test("an opt-in region that is not enabled refuses the keys, temporary ones too", async () => {
    const { Credentials } = await stsAs(sandbox, sandbox.customer).send(new GetSessionTokenCommand({}));
    sandbox.setScenario(sandbox.customer.accountId, { regionsNotEnabled: ["af-south-1"] });
    const refused = ["InvalidClientTokenId", "InvalidClientTokenId", "UnrecognizedClientException"];
    const calls: CallName[] = ["GetCallerIdentity", "AssumeRole", "ListKeys"];
    for (const keys of [sandbox.customer, keysOf(Credentials)]) {
      expect(await outcomes(keys, calls, "af-south-1")).toEqual(refused);
      expect(await outcomes(keys, ["GetCallerIdentity", "ListKeys"])).toEqual(["ok", "ok"]);
    }
    expect(await outcomes(sandbox.vendor, ["GetCallerIdentity"], "af-south-1")).toEqual(["ok"]);
    const cli = awsCli(sandbox, sandbox.customer, "--region", "af-south-1", "sts", "get-caller-identity");
    await expect(cli).rejects.toThrow("(InvalidClientTokenId) when calling the GetCallerIdentity operation");
  });

  test("STS off in a region issues no sessions there, and still says who calls", async () => {
    sandbox.setScenario(sandbox.customer.accountId, { stsDisabledRegions: ["eu-west-1"] });
    const calls: CallName[] = [
      "GetSessionToken",
      "GetFederationToken",
      "AssumeRole",
      "GetCallerIdentity",
      "ListKeys",
    ];
    const off = "RegionDisabledException";
    expect(await outcomes(sandbox.customer, calls, "eu-west-1")).toEqual([off, off, off, "ok", "ok"]);
    expect(await outcomes(sandbox.customer, ["GetSessionToken"], "eu-west-2")).toEqual(["ok"]);
    const cli = awsCli(sandbox, sandbox.customer, "--region", "eu-west-1", "sts", "get-session-token");
    await expect(cli).rejects.toThrow("(RegionDisabledException) when calling the GetSessionToken operation");
  });
});

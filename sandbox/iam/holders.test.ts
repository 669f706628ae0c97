import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteGroupCommand,
  DeleteUserCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetGroupCommand,
  GetRoleCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListGroupsForUserCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
  TagRoleCommand,
  UpdateRoleCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import {
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs, type Keys, keysOf, stsAs, trustPolicy } from "../testing/clients";
import { assume, makeRole } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const USERS = "arn:aws:iam::444455556666:user/";

const admin = () => iamAs(sandbox, sandbox.customer);

async function makeUser(UserName: string): Promise<Keys> {
  await admin().send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await admin().send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

describe("roles", () => {
  test("CreateRole leaves MaxSessionDuration out, GetRole has it", async () => {
    const command = new CreateRoleCommand({
      RoleName: "R",
      Path: "/team/",
      AssumeRolePolicyDocument: trustPolicy("111122223333"),
      Tags: [{ Key: "a", Value: "b" }],
    });
    const created = (await admin().send(command)).Role;
    expect(created?.Arn).toBe("arn:aws:iam::444455556666:role/team/R");
    expect(created?.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(created?.MaxSessionDuration).toBeUndefined();
    const read = (await admin().send(new GetRoleCommand({ RoleName: "R" }))).Role;
    expect([read?.MaxSessionDuration, read?.RoleLastUsed]).toEqual([3600, {}]);
    await admin().send(new UpdateRoleCommand({ RoleName: "R", MaxSessionDuration: 7200 }));
    expect((await admin().send(new GetRoleCommand({ RoleName: "R" }))).Role?.MaxSessionDuration).toBe(7200);
    await admin().send(new TagRoleCommand({ RoleName: "R", Tags: [{ Key: "c", Value: "d" }] }));
    expect((await admin().send(new ListRoleTagsCommand({ RoleName: "R" }))).Tags).toHaveLength(2);
    expect((await admin().send(new ListRolesCommand({ PathPrefix: "/other" }))).Roles).toEqual([]);
    expect((await admin().send(new ListRolesCommand({ PathPrefix: "/team/" }))).Roles).toHaveLength(1);
  });

  test("names are taken without regard to case", async () => {
    await makeRole(sandbox, { name: "Connect" });
    expect(await errorOf(makeRole(sandbox, { name: "connect" }))).toEqual({
      code: "EntityAlreadyExists",
      status: 409,
      message: "Role with name connect already exists.",
    });
  });

  test.each([["a b"], ["x".repeat(65)], ["ä"]])("the name %s breaks a constraint", async (name) => {
    const error = await errorOf(makeRole(sandbox, { name }));
    expect([error.code, error.status]).toEqual(["ValidationError", 400]);
    expect(error.message).toContain(
      `1 validation error detected: Value '${name}' at 'roleName' failed to satisfy constraint: `,
    );
  });

  test.each(["constructor", "__proto__", "toString"])("may be called %s", async (name) => {
    expect(await makeRole(sandbox, { name })).toBe(`arn:aws:iam::444455556666:role/${name}`);
    expect((await admin().send(new GetRoleCommand({ RoleName: name }))).Role?.RoleName).toBe(name);
  });

  test("one that is not there", async () => {
    expect(await errorOf(admin().send(new GetRoleCommand({ RoleName: "R" })))).toEqual({
      code: "NoSuchEntity",
      status: 404,
      message: "The role with name R cannot be found.",
    });
  });
});

describe("users and groups", () => {
  test("a group's policy is its members' policy", async () => {
    const keys = await makeUser("ann");
    const list = () => iamAs(sandbox, keys).send(new ListUsersCommand({}));
    expect((await errorOf(list())).message).toBe(
      "User: arn:aws:iam::444455556666:user/ann is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::444455556666:user/ because no identity-based policy allows the iam:ListUsers action",
    );
    await admin().send(new CreateGroupCommand({ GroupName: "readers" }));
    const PolicyArn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess";
    await admin().send(new AttachGroupPolicyCommand({ GroupName: "readers", PolicyArn }));
    await admin().send(new AddUserToGroupCommand({ GroupName: "readers", UserName: "ann" }));
    expect((await list()).Users?.map(({ UserName }) => UserName)).toEqual(["admin", "ann"]);
    expect((await admin().send(new GetGroupCommand({ GroupName: "readers" }))).Users).toHaveLength(1);
    expect((await admin().send(new ListGroupsForUserCommand({ UserName: "ann" }))).Groups).toHaveLength(1);
    expect((await errorOf(admin().send(new DeleteGroupCommand({ GroupName: "readers" })))).code).toBe(
      "DeleteConflict",
    );
    await admin().send(new RemoveUserFromGroupCommand({ GroupName: "readers", UserName: "ann" }));
    expect((await errorOf(list())).code).toBe("AccessDenied");
  });

  test("a boundary limits a user", async () => {
    const keys = await makeUser("ann");
    await admin().send(
      new PutUserPolicyCommand({ UserName: "ann", PolicyName: "P", PolicyDocument: allow("iam:*") }),
    );
    const PermissionsBoundary = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";
    await admin().send(new PutUserPermissionsBoundaryCommand({ UserName: "ann", PermissionsBoundary }));
    expect((await errorOf(iamAs(sandbox, keys).send(new ListUsersCommand({})))).message).toMatch(
      / because no permissions boundary allows the iam:ListUsers action$/,
    );
  });

  test("a user is itself where no name is given", async () => {
    const keys = await makeUser("ann");
    const policy = allow("iam:GetUser", `arn:aws:iam::444455556666:user/\${aws:username}`);
    await admin().send(
      new PutUserPolicyCommand({ UserName: "ann", PolicyName: "P", PolicyDocument: policy }),
    );
    expect((await iamAs(sandbox, keys).send(new GetUserCommand({}))).User?.UserName).toBe("ann");
    expect((await errorOf(iamAs(sandbox, keys).send(new GetUserCommand({ UserName: "admin" })))).code).toBe(
      "AccessDenied",
    );
  });

  test("a user of another name has another ARN, and all that it had", async () => {
    const keys = await makeUser("ann");
    await makeUser("bob");
    await admin().send(
      new PutUserPolicyCommand({ UserName: "ann", PolicyName: "P", PolicyDocument: allow("iam:*") }),
    );
    const RoleArn = await makeRole(sandbox, { name: "opens", trust: trustPolicy(`${USERS}ann`) });
    const rename = (NewUserName: string) =>
      admin().send(new UpdateUserCommand({ UserName: "ann", NewUserName, NewPath: "/ops/" }));
    expect((await errorOf(rename("Bob"))).message).toBe("User with name Bob already exists.");
    await rename("Anna");
    const { User } = await iamAs(sandbox, keys).send(new GetUserCommand({}));
    expect(User?.Arn).toBe(`${USERS}ops/Anna`);
    expect((await assume(sandbox, { RoleArn }, keys)).AssumedRoleUser).toBeDefined();
  });

  test("the account's summary counts them", async () => {
    const { SummaryMap } = await admin().send(new GetAccountSummaryCommand({}));
    expect([SummaryMap?.Users, SummaryMap?.PolicySizeQuota]).toEqual([1, 6144]);
  });
});

test("the account's authorization details tell everything at once", async () => {
  await makeRole(sandbox, { name: "R", policy: allow("s3:*") });
  const all = await admin().send(new GetAccountAuthorizationDetailsCommand({}));
  expect(all.UserDetailList?.[0]?.AttachedManagedPolicies?.[0]?.PolicyName).toBe("AdministratorAccess");
  const [policy] = all.RoleDetailList?.[0]?.RolePolicyList ?? [];
  expect(decodeURIComponent(policy?.PolicyDocument ?? "")).toBe(allow("s3:*"));
  expect(all.Policies?.[0]?.PolicyVersionList?.[0]?.IsDefaultVersion).toBe(true);
  const roles = await admin().send(new GetAccountAuthorizationDetailsCommand({ Filter: ["Role"] }));
  expect([roles.UserDetailList, roles.RoleDetailList?.length, roles.Policies]).toEqual([[], 1, []]);
});

describe("access keys", () => {
  test("carry the account, and two are enough", async () => {
    const { accessKeyId } = await makeUser("ann");
    const info = await stsAs(sandbox, sandbox.customer).send(
      new GetAccessKeyInfoCommand({ AccessKeyId: accessKeyId }),
    );
    expect(info.Account).toBe("444455556666");
    const real = new GetAccessKeyInfoCommand({ AccessKeyId: "ASIAY34FZKBOKMUTVV7A" });
    expect((await stsAs(sandbox, sandbox.customer).send(real)).Account).toBe("609629065308");
    await admin().send(new CreateAccessKeyCommand({ UserName: "ann" }));
    expect(await errorOf(admin().send(new CreateAccessKeyCommand({ UserName: "ann" })))).toEqual({
      code: "LimitExceeded",
      status: 409,
      message: "Cannot exceed quota for AccessKeysPerUser: 2",
    });
    expect((await errorOf(admin().send(new DeleteUserCommand({ UserName: "ann" })))).code).toBe(
      "DeleteConflict",
    );
  });

  test("tell when they were used last, and end when deleted", async () => {
    const keys = await makeUser("ann");
    const lastUsed = () => admin().send(new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId }));
    expect((await lastUsed()).AccessKeyLastUsed).toEqual({ ServiceName: "N/A", Region: "N/A" });
    await stsAs(sandbox, keys).send(new GetCallerIdentityCommand({}));
    expect((await lastUsed()).AccessKeyLastUsed).toMatchObject({ ServiceName: "sts", Region: "us-east-1" });
    await admin().send(new DeleteAccessKeyCommand({ UserName: "ann", AccessKeyId: keys.accessKeyId }));
    expect((await admin().send(new ListAccessKeysCommand({ UserName: "ann" }))).AccessKeyMetadata).toEqual(
      [],
    );
    expect((await errorOf(stsAs(sandbox, keys).send(new GetCallerIdentityCommand({})))).code).toBe(
      "InvalidClientTokenId",
    );
  });
});

describe("temporary credentials of a user", () => {
  test("GetSessionToken's are the user, and cannot call IAM", async () => {
    const { Credentials } = await stsAs(sandbox, sandbox.customer).send(new GetSessionTokenCommand({}));
    const keys = keysOf(Credentials);
    expect((await stsAs(sandbox, keys).send(new GetCallerIdentityCommand({}))).Arn).toBe(
      sandbox.customer.arn,
    );
    expect((await errorOf(iamAs(sandbox, keys).send(new ListUsersCommand({})))).code).toBe(
      "InvalidClientTokenId",
    );
    expect(await errorOf(stsAs(sandbox, keys).send(new GetSessionTokenCommand({})))).toEqual({
      code: "AccessDenied",
      status: 403,
      message: "Cannot call GetSessionToken with session credentials",
    });
  });

  test("GetFederationToken's are a federated user", async () => {
    const command = new GetFederationTokenCommand({ Name: "bob", Policy: allow("s3:*") });
    const { Credentials, FederatedUser } = await stsAs(sandbox, sandbox.customer).send(command);
    expect(FederatedUser?.Arn).toBe("arn:aws:sts::444455556666:federated-user/bob");
    const identity = await stsAs(sandbox, keysOf(Credentials)).send(new GetCallerIdentityCommand({}));
    expect([identity.Arn, identity.UserId]).toEqual([FederatedUser?.Arn, "444455556666:bob"]);
    const refused = await errorOf(stsAs(sandbox, sandbox.vendor).send(command));
    expect(refused.message).toMatch(
      / because no identity-based policy allows the sts:GetFederationToken action$/,
    );
  });
});

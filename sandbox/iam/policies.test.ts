import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SetDefaultPolicyVersionCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs, trustPolicy } from "../testing/clients";
import { makeRole } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const admin = () => iamAs(sandbox, sandbox.customer);
const EC2_FULL = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";

function createPolicy(name: string, text = allow("s3:*")) {
  return admin().send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: text }));
}

function document(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

describe("quotas", () => {
  const long = (characters: number) =>
    allow(
      ["s3:Get*"],
      Array.from({ length: characters / 100 }, () => `arn:aws:s3:::${"b".repeat(84)}`),
    );
  const limit = (message: string) => ({ code: "LimitExceeded", status: 409, message });

  test("of a managed policy, white space not counted", async () => {
    expect(await errorOf(createPolicy("P", long(6200)))).toEqual(
      limit("Cannot exceed quota for PolicySize: 6144"),
    );
    const spaced = JSON.stringify(JSON.parse(long(5800)), null, 40);
    expect(spaced.length).toBeGreaterThan(6144);
    expect((await createPolicy("P", spaced)).Policy?.DefaultVersionId).toBe("v1");
  });

  test("of inline policies together", async () => {
    await makeRole(sandbox, { name: "R", policy: long(6000) });
    const RoleName = "R";
    expect(
      await errorOf(
        admin().send(
          new PutRolePolicyCommand({ RoleName, PolicyName: "second", PolicyDocument: long(6000) }),
        ),
      ),
    ).toEqual(limit("Maximum policy size of 10240 bytes exceeded for role R"));
    await admin().send(
      new PutRolePolicyCommand({ RoleName, PolicyName: "main", PolicyDocument: long(9000) }),
    );
    const user = new PutUserPolicyCommand({ UserName: "admin", PolicyName: "P", PolicyDocument: long(2100) });
    expect(await errorOf(admin().send(user))).toEqual(
      limit("Maximum policy size of 2048 bytes exceeded for user admin"),
    );
  });

  test("of a trust policy", async () => {
    await makeRole(sandbox, { name: "R" });
    const principals = Array.from({ length: 60 }, (_, i) => `arn:aws:iam::${100000000000 + i}:root`);
    const command = new UpdateAssumeRolePolicyCommand({
      RoleName: "R",
      PolicyDocument: trustPolicy(principals),
    });
    expect(await errorOf(admin().send(command))).toEqual(
      limit("Cannot exceed quota for ACLSizePerRole: 2048"),
    );
  });

  test("of attachments", async () => {
    await makeRole(sandbox, { name: "R" });
    const arns = await Promise.all(
      Array.from({ length: 11 }, async (_, i) => (await createPolicy(`P${i}`)).Policy?.Arn),
    );
    const attach = (PolicyArn: string | undefined) =>
      admin().send(new AttachRolePolicyCommand({ RoleName: "R", PolicyArn }));
    for (const arn of arns.slice(0, 10)) await attach(arn);
    expect(await errorOf(attach(arns[10]))).toEqual(limit("Cannot exceed quota for PoliciesPerRole: 10"));
    await attach(arns[0]);
  });

  test("of versions", async () => {
    const PolicyArn = (await createPolicy("P")).Policy?.Arn;
    const add = () =>
      admin().send(
        new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: allow("ec2:*"), SetAsDefault: true }),
      );
    for (let i = 0; i < 4; i++) await add();
    expect(await errorOf(add())).toEqual(
      limit(
        "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
      ),
    );
    expect((await admin().send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe("v5");
    expect(
      await errorOf(admin().send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v5" }))),
    ).toMatchObject({
      code: "DeleteConflict",
      status: 409,
    });
    await admin().send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: "v2" }));
    await admin().send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: "v5" }));
    const { Versions } = await admin().send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ["v4", false],
      ["v3", false],
      ["v2", true],
      ["v1", false],
    ]);
    expect((await errorOf(admin().send(new DeletePolicyCommand({ PolicyArn })))).code).toBe("DeleteConflict");
  });
});

describe("managed policies", () => {
  test("are attached, listed, detached and deleted", async () => {
    await makeRole(sandbox, { name: "R" });
    const PolicyArn = (await createPolicy("P")).Policy?.Arn;
    await admin().send(new AttachRolePolicyCommand({ RoleName: "R", PolicyArn }));
    await admin().send(new AttachRolePolicyCommand({ RoleName: "R", PolicyArn: EC2_FULL }));
    const { AttachedPolicies } = await admin().send(new ListAttachedRolePoliciesCommand({ RoleName: "R" }));
    expect(AttachedPolicies?.map(({ PolicyName }) => PolicyName)).toEqual(["P", "AmazonEC2FullAccess"]);
    expect((await admin().send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount).toBe(1);
    expect((await errorOf(admin().send(new DeletePolicyCommand({ PolicyArn })))).code).toBe("DeleteConflict");
    expect(await errorOf(admin().send(new DeleteRoleCommand({ RoleName: "R" })))).toEqual({
      code: "DeleteConflict",
      status: 409,
      message: "Cannot delete entity, must detach all policies first.",
    });
    await admin().send(new DetachRolePolicyCommand({ RoleName: "R", PolicyArn }));
    await admin().send(new DeletePolicyCommand({ PolicyArn }));
    expect(await errorOf(admin().send(new GetPolicyCommand({ PolicyArn })))).toEqual({
      code: "NoSuchEntity",
      status: 404,
      message: `Policy ${PolicyArn} was not found.`,
    });
  });

  test("of AWS are read and not changed", async () => {
    const { Policy } = await admin().send(new GetPolicyCommand({ PolicyArn: EC2_FULL }));
    const VersionId = Policy?.DefaultVersionId;
    const { PolicyVersion } = await admin().send(
      new GetPolicyVersionCommand({ PolicyArn: EC2_FULL, VersionId }),
    );
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? "")).Statement.length).toBeGreaterThan(1);
    expect((await errorOf(admin().send(new DeletePolicyCommand({ PolicyArn: EC2_FULL })))).code).toBe(
      "AccessDenied",
    );
    await createPolicy("Mine");
    const local = await admin().send(new ListPoliciesCommand({ Scope: "Local" }));
    expect(local.Policies?.map(({ PolicyName }) => PolicyName)).toEqual(["Mine"]);
    const all = await admin().send(new ListPoliciesCommand({ MaxItems: 1000 }));
    expect([all.Policies?.length, all.IsTruncated]).toEqual([1000, true]);
  });

  test.each([
    [
      "arn:aws:iam::aws:policy/NoSuchPolicy",
      404,
      "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.",
    ],
    ["this-is-certainly-no-arn", 400, "Invalid ARN:  Could not be parsed!"],
  ])("%s cannot be attached", async (PolicyArn, status, message) => {
    await makeRole(sandbox, { name: "R" });
    const error = await errorOf(admin().send(new AttachRolePolicyCommand({ RoleName: "R", PolicyArn })));
    expect([error.status, error.message]).toEqual([status, message]);
  });

  test("have a name of their own", async () => {
    await createPolicy("P");
    expect(await errorOf(createPolicy("p"))).toEqual({
      code: "EntityAlreadyExists",
      status: 409,
      message: "A policy called p already exists. Duplicate names are not allowed.",
    });
  });
});

test("an inline policy comes back encoded as RFC 3986 has it", async () => {
  const text = document({ Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::a (b)!'*" });
  await makeRole(sandbox, { name: "R", policy: text });
  const command = new GetRolePolicyCommand({ RoleName: "R", PolicyName: "main" });
  const { PolicyDocument } = await admin().send(command);
  expect(PolicyDocument).not.toMatch(/[!'()* "]/);
  expect(decodeURIComponent(PolicyDocument ?? "")).toBe(text);
  expect(
    await errorOf(admin().send(new GetRolePolicyCommand({ RoleName: "R", PolicyName: "none" }))),
  ).toEqual({
    code: "NoSuchEntity",
    status: 404,
    message: "The role policy with name none cannot be found.",
  });
  const missing = new PutGroupPolicyCommand({ GroupName: "G", PolicyName: "P", PolicyDocument: text });
  expect((await errorOf(admin().send(missing))).message).toBe("The group with name G cannot be found.");
});

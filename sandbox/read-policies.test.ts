import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Holder } from "@/lib/iam/permissions-doctor/examination";
import { readPolicyAnswer } from "@/lib/iam/permissions-doctor/read-policy-answer";
import { readPoliciesCommand } from "@/lib/setup/read-policies-command";
import { type RunningSandbox, startSandbox } from "./start";
import { allow, awsCli, deny, iamAs, type Keys, trustPolicy } from "./testing/clients";
import { runBlock } from "./testing/run-block";

const ACCOUNT = "444455556666";
const AWS_OWN = "arn:aws:iam::aws:policy/IAMUserChangePassword";
const ROLE: Holder = { kind: "role", name: "northwind", arn: `arn:aws:iam::${ACCOUNT}:role/v/northwind` };
const USER: Holder = { kind: "user", name: "monk-user", arn: `arn:aws:iam::${ACCOUNT}:user/monk-user` };
const own = ownArn("kommander-policy");
const edge = ownArn("edge");

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await createPolicies();
  await createRole();
  await createUser();
});
afterAll(() => sandbox.stop());

function ownArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:policy/${name}`;
}

/** Each has two versions, the older of which is in force. */
async function createPolicies(): Promise<void> {
  const iam = iamAs(sandbox, sandbox.customer);
  for (const PolicyName of ["kommander-policy", "edge", "of-nobody"]) {
    await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument: allow("s3:*") }));
    const newer = { PolicyArn: ownArn(PolicyName), PolicyDocument: allow("kms:*") };
    await iam.send(new CreatePolicyVersionCommand(newer));
  }
}

async function createRole(): Promise<void> {
  const iam = iamAs(sandbox, sandbox.customer);
  const RoleName = ROLE.name;
  const trust = trustPolicy(sandbox.vendor.accountId);
  await iam.send(new CreateRoleCommand({ RoleName, Path: "/v/", AssumeRolePolicyDocument: trust }));
  const texts = { main: allow("ec2:*"), "a=b": deny("s3:Get*", "arn:aws:s3:::}{/*") };
  for (const [PolicyName, PolicyDocument] of Object.entries(texts))
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  for (const PolicyArn of [own, AWS_OWN])
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: edge }));
}

async function createUser(): Promise<void> {
  const iam = iamAs(sandbox, sandbox.customer);
  const UserName = USER.name;
  const GroupName = "Developers";
  await iam.send(new CreateUserCommand({ UserName }));
  for (const group of [GroupName, "Empty"]) {
    await iam.send(new CreateGroupCommand({ GroupName: group }));
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName: group }));
  }
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "mine", PolicyDocument: allow("ec2:*") }));
  await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: "ours", PolicyDocument: deny("ec2:*") }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: own }));
  for (const PolicyArn of [own, AWS_OWN])
    await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary: AWS_OWN }));
}

/** The block as an administrator runs it, with the real CLI. */
async function run(
  { kind, name }: Pick<Holder, "kind" | "name">,
  keys: Keys = sandbox.customer,
): Promise<string> {
  return runBlock(sandbox, keys, readPoliciesCommand("aws", { kind, name }));
}

const answer = (told: object) => ({ ok: true, answer: { kind: "policies", told } });
const inline = { type: "inline", arn: null, versions: null };
const versions = { inForce: "v1", newest: "v2" };
const managed = { type: "managed", name: "kommander-policy", arn: own, text: allow("s3:*"), versions };
const ofAws = { name: "IAMUserChangePassword", arn: AWS_OWN, text: null, versions: null };

function toldOfRole() {
  const holder = { kind: "role", name: ROLE.name };
  return {
    holder: ROLE,
    groups: [],
    policies: [
      { ...inline, holder, name: "a=b", text: deny("s3:Get*", "arn:aws:s3:::}{/*") },
      { ...inline, holder, name: "main", text: allow("ec2:*") },
      { ...managed, holder },
      { ...ofAws, holder, type: "managed" },
    ],
    boundary: { type: "boundary", holder, name: "edge", arn: edge, text: allow("s3:*"), versions },
  };
}

function toldOfUser() {
  const holder = { kind: "user", name: USER.name };
  const ofGroup = { holder: { kind: "group", name: "Developers" } };
  return {
    holder: USER,
    groups: ["Developers", "Empty"],
    policies: [
      { ...inline, holder, name: "mine", text: allow("ec2:*") },
      { ...managed, holder },
      { ...inline, ...ofGroup, name: "ours", text: deny("ec2:*") },
      { ...managed, ...ofGroup },
      { ...ofAws, ...ofGroup, type: "managed" },
    ],
    boundary: { ...ofAws, holder, type: "boundary" },
  };
}

test("all of a role, as the commands print it, and nothing else of the account", async () => {
  const printed = await run(ROLE);
  expect(printed).not.toMatch(/of-nobody|AssumeRolePolicyDocument|error|ChangePassword"[^}]*Document/);
  expect(readPolicyAnswer(printed, ROLE)).toEqual(answer(toldOfRole()));
});

test("all of a user and its groups, where a policy is attached more than once", async () => {
  expect(readPolicyAnswer(await run(USER), USER)).toEqual(answer(toldOfUser()));
});

test("the same in what the CLI prints of the whole account", async () => {
  const account = await awsCli(sandbox, sandbox.customer, "iam", "get-account-authorization-details");
  const pasted = JSON.stringify(account, null, 4);
  expect(pasted).toContain("of-nobody");
  expect(readPolicyAnswer(pasted, USER)).toEqual(answer(toldOfUser()));
  const ofRole = toldOfRole();
  const policies = expect.arrayContaining(ofRole.policies);
  expect(readPolicyAnswer(pasted, ROLE)).toEqual(answer({ ...ofRole, policies }));
});

test("a role that is not there", async () => {
  const error = { ok: true, answer: { kind: "error", error: "holder-not-there" } };
  const gone = { ...ROLE, name: "gone" };
  expect(readPolicyAnswer(await run(gone), gone)).toEqual(error);
});

test("a text that AWS refuses does not keep the rest from being told", async () => {
  const iam = iamAs(sandbox, sandbox.customer);
  const reader = { UserName: "reader" };
  await iam.send(new CreateUserCommand(reader));
  const may = allow(["iam:GetRole", "iam:ListRolePolicies", "iam:List*"]);
  await iam.send(new PutUserPolicyCommand({ ...reader, PolicyName: "may", PolicyDocument: may }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand(reader));
  const printed = await run(ROLE, {
    accessKeyId: AccessKey?.AccessKeyId ?? "",
    secretAccessKey: AccessKey?.SecretAccessKey ?? "",
  });
  const { policies, boundary, ...others } = toldOfRole();
  const withoutTexts = { policies: policies.map((policy) => ({ ...policy, text: null })) };
  const told = { ...others, ...withoutTexts, boundary: { ...boundary, text: null } };
  expect(readPolicyAnswer(printed, ROLE)).toEqual(answer(told));
});

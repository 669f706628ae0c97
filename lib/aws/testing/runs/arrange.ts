/** Makes a situation true in the sandbox, by the same calls of IAM that a customer's admin would make. */
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type IAMClient,
  PutGroupPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import type { PolicyDocument, Statement } from "@/lib/iam/policy-document";
import { EXAMINED_CASES, pastedTextOf } from "@/lib/iam/trust-doctor/testing/trust-cases";
import type { CustomerPolicy } from "@/lib/setup/policy-sections";
import type { RoleDocuments } from "@/lib/setup/role-documents";
import type { UserDocuments } from "@/lib/setup/user-documents";
import type { Permissions, Situation } from "./situation";

type Holder = { kind: "role" | "user"; name: string };

function textOf(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

function trustOf({ trust }: Situation, shown: PolicyDocument): string {
  if (trust === undefined) return JSON.stringify(shown);
  if (typeof trust !== "string") return textOf(trust);
  const found = EXAMINED_CASES.find(({ name }) => name === trust);
  if (!found) throw new Error(`The trust-policy doctor has no case "${trust}"`);
  return pastedTextOf(found);
}

/** The role, its trust policy and its permissions. */
export async function makeRole(iam: IAMClient, situation: Situation, shown: RoleDocuments): Promise<void> {
  if (situation.role === "none") return;
  const { roleName: RoleName, trustPolicy, maxSessionDuration, rolePath } = shown;
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      Path: rolePath,
      AssumeRolePolicyDocument: trustOf(situation, trustPolicy),
      MaxSessionDuration: situation.role?.maxSessionDuration ?? maxSessionDuration,
    }),
  );
  const holder: Holder = { kind: "role", name: RoleName };
  const { permissions = { asAsked: true } } = situation;
  if (permissions.asAsked) {
    await putInline(iam, holder, shown.policyName, JSON.stringify(shown.permissionPolicy));
    await attachAll(iam, holder, shown.furtherPolicies, shown.managedPolicyArns);
  }
  await give(iam, holder, permissions);
}

/** The user and its permissions, through the product's group where it has one. */
export async function makeUser(iam: IAMClient, situation: Situation, shown: UserDocuments): Promise<void> {
  const { userName: UserName, groupName: GroupName, policies, managedPolicyArns } = shown;
  await iam.send(new CreateUserCommand({ UserName }));
  if (GroupName) {
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
  }
  const holder: Holder = { kind: "user", name: UserName };
  const { permissions = { asAsked: true } } = situation;
  if (permissions.asAsked && GroupName) {
    for (const PolicyArn of [...(await createAll(iam, policies)), ...managedPolicyArns])
      await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
  } else if (permissions.asAsked) await attachAll(iam, holder, policies, managedPolicyArns);
  await give(iam, holder, permissions);
}

async function attachAll(
  iam: IAMClient,
  holder: Holder,
  policies: readonly CustomerPolicy[],
  managedPolicyArns: readonly string[],
): Promise<void> {
  for (const arn of [...(await createAll(iam, policies)), ...managedPolicyArns])
    await attach(iam, holder, arn);
}

async function createAll(iam: IAMClient, policies: readonly CustomerPolicy[]): Promise<string[]> {
  const arns: string[] = [];
  for (const { name, document } of policies) arns.push(await createPolicy(iam, name, document.Statement));
  return arns;
}

async function createPolicy(iam: IAMClient, PolicyName: string, statements: readonly Statement[]) {
  const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: textOf(statements) });
  const { Policy } = await iam.send(command);
  return Policy?.Arn ?? "";
}

async function give(iam: IAMClient, holder: Holder, permissions: Permissions): Promise<void> {
  const { inline = {}, managed = {}, aws = [], groups = {}, boundary } = permissions;
  for (const [name, statements] of Object.entries(inline))
    await putInline(iam, holder, name, textOf(statements));
  for (const [name, statements] of Object.entries(managed))
    await attach(iam, holder, await createPolicy(iam, name, statements));
  for (const name of aws) await attach(iam, holder, awsPolicy(name));
  for (const [GroupName, held] of Object.entries(groups)) {
    await iam.send(new CreateGroupCommand({ GroupName }));
    await iam.send(new AddUserToGroupCommand({ GroupName, UserName: holder.name }));
    for (const [PolicyName, statements] of Object.entries(held.inline ?? {}))
      await iam.send(
        new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument: textOf(statements) }),
      );
    for (const name of held.aws ?? [])
      await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: awsPolicy(name) }));
  }
  if (boundary === undefined) return;
  const limits =
    typeof boundary === "string" ? awsPolicy(boundary) : await createPolicy(iam, "Limits", boundary);
  await bound(iam, holder, limits);
}

function awsPolicy(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}

async function putInline(iam: IAMClient, { kind, name }: Holder, PolicyName: string, PolicyDocument: string) {
  if (kind === "role")
    await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName, PolicyDocument }));
  else await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName, PolicyDocument }));
}

async function attach(iam: IAMClient, { kind, name }: Holder, PolicyArn: string) {
  if (kind === "role") await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn }));
  else await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn }));
}

async function bound(iam: IAMClient, { kind, name }: Holder, PermissionsBoundary: string) {
  if (kind === "role")
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: name, PermissionsBoundary }));
  else await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: name, PermissionsBoundary }));
}

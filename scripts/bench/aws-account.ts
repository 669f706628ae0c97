/** The customer's AWS account of the bench, set up as the documents say. */
import { randomBytes } from "node:crypto";
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { RoleDocuments } from "@/lib/setup/role-documents";
import type { UserDocuments } from "@/lib/setup/user-documents";
import type { DemoSandbox } from "../demo/sandbox";

export function customerIam({ endpoint, region, customer: credentials }: DemoSandbox): IAMClient {
  return new IAMClient({ endpoint, region, credentials });
}

export async function createRole(iam: IAMClient, documents: RoleDocuments): Promise<void> {
  const { roleName: RoleName, maxSessionDuration: MaxSessionDuration } = documents;
  const AssumeRolePolicyDocument = JSON.stringify(documents.trustPolicy);
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, MaxSessionDuration }));
  const PolicyDocument = JSON.stringify(documents.permissionPolicy);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: documents.policyName, PolicyDocument }));
  const further = await createPolicies(iam, documents.furtherPolicies);
  for (const PolicyArn of [...documents.managedPolicyArns, ...further])
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
}

export async function createUserWithKey(iam: IAMClient, documents: UserDocuments) {
  const { userName: UserName } = documents;
  await iam.send(new CreateUserCommand({ UserName }));
  const own = await createPolicies(iam, documents.policies);
  for (const PolicyArn of [...documents.managedPolicyArns, ...own])
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: key?.AccessKeyId ?? "", secretAccessKey: key?.SecretAccessKey ?? "" };
}

async function createPolicies(iam: IAMClient, policies: UserDocuments["policies"]): Promise<string[]> {
  const arns: string[] = [];
  for (const { name, document } of policies) {
    const PolicyName = `${name}-${randomBytes(4).toString("hex")}`;
    const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: JSON.stringify(document) });
    arns.push((await iam.send(command)).Policy?.Arn ?? "");
  }
  return arns;
}

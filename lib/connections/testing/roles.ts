/** What a customer does in AWS, done by the real SDK against a sandbox. */
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { RoleArnParts } from "@/lib/iam/role-arn";
import { parseRoleArn } from "@/lib/iam/role-arn";
import type { MemberActor } from "@/lib/session/actors";
import type { RunningSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { enterRoleArn } from "../commands/enter-role-arn";
import { runVerification } from "../commands/run-verification";
import { startVerification } from "../commands/start-verification";
import { roleDocumentsFor } from "../documents";
import type { AuthorizedConnection } from "../types";
import { reread } from "./members";

export function arnOf(roleName: string, awsAccountId = "444455556666"): RoleArnParts {
  const parsed = parseRoleArn(`arn:aws:iam::${awsAccountId}:role/${roleName}`);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

/** Creates the role as the documents of the connection say, unless told otherwise. */
export async function createRole(
  sandbox: RunningSandbox,
  connection: AuthorizedConnection,
  { roleName = `role-${connection.id.slice(-12)}`, withPermissions = true } = {},
): Promise<RoleArnParts> {
  const documents = roleDocumentsFor(connection);
  const iam = iamAs(sandbox, sandbox.customer);
  await iam.send(
    new CreateRoleCommand({
      RoleName: roleName,
      AssumeRolePolicyDocument: JSON.stringify(documents.trustPolicy),
    }),
  );
  const selfCheck = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "iam:SimulatePrincipalPolicy", Resource: "*" }],
  };
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: roleName,
      PolicyName: "self-check",
      PolicyDocument: JSON.stringify(selfCheck),
    }),
  );
  for (const PolicyArn of withPermissions ? documents.managedPolicyArns : [])
    await iam.send(new AttachRolePolicyCommand({ RoleName: roleName, PolicyArn }));
  return arnOf(roleName);
}

export async function replaceTrust(
  sandbox: RunningSandbox,
  RoleName: string,
  PolicyDocument: string,
): Promise<void> {
  const command = new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument });
  await iamAs(sandbox, sandbox.customer).send(command);
}

/** Enters the ARN, verifies without pausing, and resolves to the connection as it stands afterwards. */
export async function verifyRole(
  actor: MemberActor,
  connectionId: string,
  arn: RoleArnParts,
): Promise<AuthorizedConnection> {
  await enterRoleArn(actor, await reread(actor, connectionId), arn);
  const verificationId = await startVerification(actor, await reread(actor, connectionId));
  if (verificationId === null) throw new Error("A run was under way");
  await runVerification(verificationId, async () => undefined);
  return reread(actor, connectionId);
}

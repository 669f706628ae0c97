import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { RunningSandbox } from "../start";
import { iamAs, type Keys, keysOf, stsAs, trustPolicy } from "./clients";

interface RoleOptions {
  name: string;
  trust?: string;
  /** Text of its one inline policy. */
  policy?: string;
  maxSessionDuration?: number;
}

/** Makes a role in the customer's account that trusts the vendor's, unless told otherwise; returns its ARN. */
export async function makeRole(sandbox: RunningSandbox, options: RoleOptions): Promise<string> {
  const { name, trust = trustPolicy(sandbox.vendor.accountId), policy, maxSessionDuration } = options;
  const iam = iamAs(sandbox, sandbox.customer);
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: trust,
      ...(maxSessionDuration !== undefined && { MaxSessionDuration: maxSessionDuration }),
    }),
  );
  if (policy !== undefined) {
    await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "main", PolicyDocument: policy }));
  }
  return Role?.Arn ?? "";
}

/** AssumeRole by the vendor, unless told otherwise. */
export function assume(
  sandbox: RunningSandbox,
  input: Partial<AssumeRoleCommandInput>,
  keys: Keys = sandbox.vendor,
) {
  const command = new AssumeRoleCommand({ RoleArn: undefined, RoleSessionName: "session", ...input });
  return stsAs(sandbox, keys).send(command);
}

/** The keys of a session of a role that trusts the vendor. */
export async function sessionKeys(sandbox: RunningSandbox, roleArn: string): Promise<Keys> {
  return keysOf((await assume(sandbox, { RoleArn: roleArn })).Credentials);
}

/** How it is with our own credentials in a situation. */
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteRoleCommand,
  DeleteUserPolicyCommand,
  type IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { defaultRegion } from "@/lib/iam/partition";
import type { RunningSandbox } from "@/sandbox/start";
import { allow, deny, iamAs, type Keys, keysOf, trustPolicy } from "@/sandbox/testing/clients";
import { assume } from "@/sandbox/testing/roles";
import { PROBE_ROLE_NAME } from "@/sandbox/world/probe-role";
import { signWith } from "../surroundings";
import { OTHER_ACCOUNT, type Sides } from "./sides";
import type { Situation } from "./situation";

const VENDOR_USER = "rolebridge-vendor";

/** Signs with what the situation says. */
export async function signAs(
  sandbox: RunningSandbox,
  { vendor }: Sides,
  situation: Situation,
): Promise<void> {
  const root = sandbox.createRootAccessKey(vendor.accountId);
  const iam = iamAs(sandbox, root);
  switch (situation.vendor) {
    case undefined:
      return signWith(vendor);
    case "no-credentials":
      return signWith(null);
    case "wrong-secret":
      return signWith({ ...vendor, secretAccessKey: "x".repeat(40) });
    case "key-deleted":
      await iam.send(new DeleteAccessKeyCommand({ UserName: VENDOR_USER, AccessKeyId: vendor.accessKeyId }));
      return signWith(vendor);
    case "other-user":
      return signWith(await newUser(iam, allow("sts:AssumeRole")));
    case "no-permission":
      await iam.send(
        new DeleteUserPolicyCommand({ UserName: VENDOR_USER, PolicyName: "assume-customer-roles" }),
      );
      return signWith(vendor);
    case "denied": {
      const PolicyDocument = deny("sts:AssumeRole");
      await iam.send(
        new PutUserPolicyCommand({ UserName: VENDOR_USER, PolicyName: "guard", PolicyDocument }),
      );
      return signWith(vendor);
    }
    case "other-account": {
      const stranger = iamAs(sandbox, sandbox.createRootAccessKey(OTHER_ACCOUNT));
      return signWith(await newUser(stranger, allow("sts:AssumeRole")));
    }
    case "role":
      return signWith(await sessionOfOurs(sandbox, iam, vendor));
    case "root":
      return signWith(root);
  }
}

async function newUser(iam: IAMClient, PolicyDocument: string): Promise<Keys> {
  await iam.send(new CreateUserCommand({ UserName: "other" }));
  await iam.send(new PutUserPolicyCommand({ UserName: "other", PolicyName: "assume", PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "other" }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

/** The credentials of a role of ours that may assume others. */
async function sessionOfOurs(sandbox: RunningSandbox, iam: IAMClient, vendor: Keys & { accountId: string }) {
  const RoleName = "ours";
  const AssumeRolePolicyDocument = trustPolicy(vendor.accountId);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyDocument = allow("sts:AssumeRole");
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "assume", PolicyDocument }));
  return keysOf((await assume(sandbox, { RoleArn: Role?.Arn }, vendor)).Credentials);
}

/** How it is with the role by which AWS is asked whether others exist. */
export async function prepareProbe(
  sandbox: RunningSandbox,
  { vendor }: Sides,
  { partition = "aws", probe }: Situation,
): Promise<void> {
  const RoleName = PROBE_ROLE_NAME;
  const region = defaultRegion(partition);
  const iam = iamAs(sandbox, sandbox.createRootAccessKey(vendor.accountId), { region });
  if (partition !== "aws") {
    const AssumeRolePolicyDocument = trustPolicy("*").replace('"Allow"', '"Deny"');
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  }
  if (probe === "not-there") await iam.send(new DeleteRoleCommand({ RoleName }));
  if (probe === "not-allowed") {
    const PolicyName = "ask-whether-roles-exist";
    await iam.send(new DeleteUserPolicyCommand({ UserName: VENDOR_USER, PolicyName }));
  }
}

/** Whole connections in another partition than `aws`; a file of its own each, because the settings are read once. */
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import { defaultRegion, type Partition, partitionTitle } from "@/lib/iam/partition";
import { parseRoleArn, type RoleArnParts } from "@/lib/iam/role-arn";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { createConnection } from "../commands/create-connection";
import { enterAccessKey } from "../commands/enter-access-key";
import { enterRoleArn } from "../commands/enter-role-arn";
import { roleDocumentsFor, userDocumentsFor } from "../documents";
import { findVerification } from "../queries";
import type { AuthorizedConnection } from "../types";
import { verifyKey } from "./keys";
import { newMember, reread } from "./members";
import { verifyRole } from "./roles";

const VENDOR = "999900001111";
const CUSTOMER = "888800002222" as AwsAccountId;

interface World {
  sandbox: RunningSandbox;
  actor: MemberActor;
  iam: IAMClient;
}

async function openWorld(partition: Partition): Promise<World> {
  const sandbox = await startSandbox();
  const vendor = sandbox.createAccount(VENDOR, partition);
  const customer = sandbox.createAccount(CUSTOMER, partition);
  process.env.VENDOR_PRINCIPAL_ARN = vendor.arn;
  pointSdkAt(sandbox.endpoint);
  signWith(vendor);
  const iam = iamAs(sandbox, customer, { region: defaultRegion(partition) });
  return { sandbox, iam, actor: await newMember() };
}

async function begin(
  { actor }: World,
  accessMethod: "iam-role" | "access-key",
): Promise<AuthorizedConnection> {
  const input = { integrationId: "cloudlvl", accessMethod, awsAccountId: CUSTOMER };
  return reread(actor, await createConnection(actor, input));
}

function read(arn: string): RoleArnParts {
  const parsed = parseRoleArn(arn);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

/** Creates the role as the documents say, to the letter. */
async function createRole({ iam }: World, connection: AuthorizedConnection): Promise<RoleArnParts> {
  const documents = roleDocumentsFor(connection);
  const { roleName: RoleName, policyName: PolicyName } = documents;
  const AssumeRolePolicyDocument = JSON.stringify(documents.trustPolicy);
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyDocument = JSON.stringify(documents.permissionPolicy);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  for (const PolicyArn of documents.managedPolicyArns)
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  return read(documents.expectedRoleArn);
}

async function createKey({ iam }: World, connection: AuthorizedConnection) {
  const { userName: UserName, policies, managedPolicyArns } = userDocumentsFor(connection);
  await iam.send(new CreateUserCommand({ UserName }));
  const arns = [...managedPolicyArns];
  for (const { name: PolicyName, document } of policies) {
    const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: JSON.stringify(document) });
    arns.push((await iam.send(command)).Policy?.Arn ?? "");
  }
  for (const PolicyArn of arns) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: key?.AccessKeyId ?? "", secretAccessKey: key?.SecretAccessKey ?? "", settings: {} };
}

/** The verdicts of the last run that are no pass. */
async function findingsOf(connection: AuthorizedConnection): Promise<string[]> {
  const results = (await findVerification(connection))?.results ?? [];
  return results.filter(({ verdict }) => verdict !== "pass").map(({ code }) => code);
}

/** Tests that a product whose own identity is in the partition connects accounts of it, and no others. */
export function describePartition(partition: Partition): void {
  describe(`from ${partition}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(partition);
    });
    afterAll(() => world.sandbox.stop());

    test("an account connects by role, and every call goes to the partition", async () => {
      const connection = await begin(world, "iam-role");
      const done = await verifyRole(world.actor, connection.id, await createRole(world, connection));
      expect([done.state, done.partition, await findingsOf(done)]).toEqual(["connected", partition, []]);
      const regions = world.sandbox.requests().map(({ region }) => region);
      expect(new Set(regions)).toEqual(new Set([defaultRegion(partition)]));
    });

    test("an account connects by access key", async () => {
      const connection = await begin(world, "access-key");
      const region = defaultRegion(partition);
      const key = { ...(await createKey(world, connection)), region };
      expect(await enterAccessKey(world.actor, connection, key)).toBeNull();
      const done = await verifyKey(world.actor, connection.id);
      expect([done.state, await findingsOf(done)]).toEqual(["connected", []]);
    });

    test("a role of the partition aws is refused at the form, with the reason", async () => {
      const connection = await begin(world, "iam-role");
      const entered = read(`arn:aws:iam::${CUSTOMER}:role/connect`);
      const rejection = await enterRoleArn(world.actor, connection, entered);
      const said = JSON.stringify(rejection);
      expect(said).toContain("AWS lets no role trust anyone in another partition");
      expect(said).toContain(partitionTitle(partition));
      expect((await reread(world.actor, connection.id)).roleArn).toBeNull();
    });

    test("a default region of the partition aws is refused at the form, and the key not kept", async () => {
      const connection = await begin(world, "access-key");
      const key = { accessKeyId: "AKIAWNFKZ5PC5IQ2ZQXA", secretAccessKey: "x".repeat(40), settings: {} };
      const rejection = await enterAccessKey(world.actor, connection, { ...key, region: "eu-central-1" });
      expect(JSON.stringify(rejection)).toContain(`Name a region of ${partitionTitle(partition)}`);
      expect((await reread(world.actor, connection.id)).candidateKey).toBeNull();
    });
  });
}

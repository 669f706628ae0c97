/** What a customer does in AWS for a connection by access key, done by the real SDK against a sandbox. */
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import type { AccessKey } from "@/generated/prisma/client";
import type { Rejection } from "@/lib/actions/define-action";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import type { RunningSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { createConnection } from "../commands/create-connection";
import { type EnteredKey, enterAccessKey } from "../commands/enter-access-key";
import { runVerification } from "../commands/run-verification";
import { startVerification } from "../commands/start-verification";
import { userDocumentsFor } from "../documents";
import type { AuthorizedConnection } from "../types";
import { ACCOUNT_ID, reread } from "./members";

export type KeyPair = Pick<EnteredKey, "accessKeyId" | "secretAccessKey">;

export async function newKeyConnection(
  actor: MemberActor,
  integrationId = "cloudlvl",
): Promise<AuthorizedConnection> {
  const input = { integrationId, accessMethod: "access-key", awsAccountId: ACCOUNT_ID } as const;
  return reread(actor, await createConnection(actor, input));
}

/** Creates the user and its policies as the documents of the connection say, unless told otherwise. */
export async function createUser(
  sandbox: RunningSandbox,
  connection: AuthorizedConnection,
  { withPermissions = true, userName: UserName = "northwind" } = {},
): Promise<string> {
  const userArn = `arn:aws:iam::${ACCOUNT_ID}:user/${UserName}`;
  const { policies, managedPolicyArns } = userDocumentsFor({ ...connection, userArn });
  const iam = iamAs(sandbox, sandbox.customer);
  await iam.send(new CreateUserCommand({ UserName }));
  const attached = withPermissions ? [...managedPolicyArns] : [];
  for (const { name, document } of policies) {
    const PolicyName = `${name}-${UserName}`;
    const command = new CreatePolicyCommand({ PolicyName, PolicyDocument: JSON.stringify(document) });
    attached.push((await iam.send(command)).Policy?.Arn ?? "");
  }
  for (const PolicyArn of attached) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  return UserName;
}

export async function createKey(sandbox: RunningSandbox, UserName = "northwind"): Promise<KeyPair> {
  const command = new CreateAccessKeyCommand({ UserName });
  const { AccessKey: key } = await iamAs(sandbox, sandbox.customer).send(command);
  return { accessKeyId: key?.AccessKeyId ?? "", secretAccessKey: key?.SecretAccessKey ?? "" };
}

export async function setKey(
  sandbox: RunningSandbox,
  { accessKeyId: AccessKeyId }: KeyPair,
  Status: "Active" | "Inactive",
  UserName = "northwind",
): Promise<void> {
  const command = new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status });
  await iamAs(sandbox, sandbox.customer).send(command);
}

/** Enters the key in the connection as it stands now. */
export async function enterKey(
  actor: MemberActor,
  connectionId: string,
  pair: KeyPair,
  facts: Partial<EnteredKey> = {},
): Promise<Rejection | null> {
  const entered = { region: null, settings: {}, ...pair, ...facts };
  return enterAccessKey(actor, await reread(actor, connectionId), entered);
}

/** Verifies without pausing, and resolves to the connection as it stands afterwards. */
export async function verifyKey(
  actor: MemberActor,
  connectionId: string,
  pause: () => Promise<void> = async () => undefined,
): Promise<AuthorizedConnection> {
  const verificationId = await startVerification(actor, await reread(actor, connectionId));
  if (verificationId === null) throw new Error("A run was under way");
  await runVerification(verificationId, pause);
  return reread(actor, connectionId);
}

export async function enterAndVerify(
  actor: MemberActor,
  connectionId: string,
  pair: KeyPair,
  facts: Partial<EnteredKey> = {},
): Promise<AuthorizedConnection> {
  const rejection = await enterKey(actor, connectionId, pair, facts);
  if (rejection) throw new Error(`The key was rejected: ${JSON.stringify(rejection)}`);
  return verifyKey(actor, connectionId);
}

/** Every key that was ever entered, oldest first. */
export function keyRowsOf(connectionId: string): Promise<AccessKey[]> {
  return getDatabase().accessKey.findMany({ where: { connectionId }, orderBy: { createdAt: "asc" } });
}

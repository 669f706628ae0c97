/** The access key that a customer enters in a situation. */
import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  type IAMClient,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { GetSessionTokenCommand } from "@aws-sdk/client-sts";
import type { RunningSandbox } from "@/sandbox/start";
import { iamAs, type Keys, keysOf, stsAs } from "@/sandbox/testing/clients";
import { makeUser } from "./arrange";
import type { Documents } from "./plan";
import { OTHER_ACCOUNT, type Sides } from "./sides";
import type { Situation } from "./situation";

interface KeyFacts {
  sandbox: RunningSandbox;
  sides: Sides;
  situation: Situation;
  documents: Extract<Documents, { role: null }>;
}

/** Makes the user and its key, and brings the key into the situation's state. */
export async function makeKey(iam: IAMClient, facts: KeyFacts): Promise<Keys> {
  const { sandbox, sides, situation, documents } = facts;
  const { userName: UserName } = documents.user;
  await makeUser(iam, situation, documents.user);
  const made = await createKey(iam, UserName);
  const { accessKeyId: AccessKeyId } = made;
  switch (situation.key) {
    case undefined:
      return made;
    case "inactive":
      await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: "Inactive" }));
      return made;
    case "deleted":
      await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
      return made;
    case "mistyped":
      return { ...made, accessKeyId: `${AccessKeyId.slice(0, -1)}${AccessKeyId.endsWith("A") ? "B" : "A"}` };
    case "wrong-secret":
      return { ...made, secretAccessKey: "x".repeat(40) };
    case "root":
      return sandbox.createRootAccessKey(sides.customer.accountId);
    case "temporary": {
      const { Credentials } = await stsAs(sandbox, made).send(new GetSessionTokenCommand({}));
      const { accessKeyId, secretAccessKey } = keysOf(Credentials);
      return { accessKeyId, secretAccessKey };
    }
    default: {
      const stranger = iamAs(sandbox, sandbox.createRootAccessKey(OTHER_ACCOUNT));
      await makeUser(stranger, situation, documents.user);
      return createKey(stranger, UserName);
    }
  }
}

async function createKey(iam: IAMClient, UserName: string): Promise<Keys> {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

import { DeleteAccessKeyCommand, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import type { AnswerKind } from "@/lib/setup/answer-kind";
import { writeKeyRequest } from "@/lib/support/answer-request";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { describeKeyDoctor } from "../key-doctor";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  type KeyPair,
  newKeyConnection,
  setKey,
  verifyKey,
} from "../testing/keys";
import { auditOf, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import type { AuthorizedConnection } from "../types";
import { changeAccount } from "./change-account";
import { discardCandidateKey } from "./discard-candidate-key";
import { enterRoleArn } from "./enter-role-arn";
import { moveToRole } from "./move-to-role";
import { pasteAnswer } from "./paste-answer";
import { returnToKey } from "./return-to-key";

let sandbox: RunningSandbox;
let actor: MemberActor;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
  actor = await newMember();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function connected(): Promise<{ connection: AuthorizedConnection; key: KeyPair }> {
  const { id } = await newKeyConnection(actor);
  await createUser(sandbox, await reread(actor, id));
  const key = await createKey(sandbox);
  return { connection: await enterAndVerify(actor, id, key), key };
}

/** What the command line prints; the SDK gives the same fields. */
async function listKeys(): Promise<string> {
  const { AccessKeyMetadata } = await iamAs(sandbox, sandbox.customer).send(
    new ListAccessKeysCommand({ UserName: "northwind" }),
  );
  return JSON.stringify({ AccessKeyMetadata }, null, 4);
}

async function pasteInto(
  connection: AuthorizedConnection,
  text: string,
  kind: AnswerKind = "key-list",
): Promise<AuthorizedConnection> {
  expect(await pasteAnswer(actor, connection, kind, text)).toBeNull();
  return reread(actor, connection.id);
}

function foundIn(connection: AuthorizedConnection) {
  return describeKeyDoctor(connection)?.paste?.finding.code ?? null;
}

describe("pasteAnswer, of a key", () => {
  test("says that the key was made inactive, and keeps key IDs and statuses alone", async () => {
    const { connection, key } = await connected();
    await setKey(sandbox, key, "Inactive");
    const stored = await pasteInto(connection, await listKeys());
    expect(stored.pastedAnswer).toBe(`${key.accessKeyId} Inactive`);
    const paste = describeKeyDoctor(stored)?.paste;
    expect(paste?.finding).toMatchObject({ code: "key-inactive" });
    expect(paste?.command).toBe(
      `aws iam update-access-key \\\n  --user-name northwind \\\n  --access-key-id ${key.accessKeyId} \\\n  --status Active`,
    );
    const event = await getDatabase().auditEvent.findFirst({
      where: { connectionId: connection.id, action: "connection.access-keys-examined" },
    });
    expect(event?.detail).toEqual({ found: "key-inactive" });
  });

  test("says that it was deleted, also where another key has come", async () => {
    const { connection, key } = await connected();
    const { accessKeyId: AccessKeyId } = key;
    await iamAs(sandbox, sandbox.customer).send(
      new DeleteAccessKeyCommand({ UserName: "northwind", AccessKeyId }),
    );
    const stored = await pasteInto(connection, await listKeys());
    expect(foundIn(stored)).toBe("no-keys-listed");
    await createKey(sandbox);
    expect(foundIn(await pasteInto(stored, await listKeys()))).toBe("key-not-listed");
  });

  test("reads AWS's error, and keeps its name alone", async () => {
    const { connection } = await connected();
    const error =
      "An error occurred (NoSuchEntity) when calling the ListAccessKeys operation: The user with name hidden-name cannot be found.";
    const stored = await pasteInto(connection, error);
    expect(foundIn(stored)).toBe("user-not-there");
    expect(stored.pastedAnswer).toBe("NoSuchEntity");
  });

  test("keeps nothing that stood around the list", async () => {
    const { connection } = await connected();
    const token = `IQoJb3JpZ2luX2VjE${"Ab3/".repeat(60)}==`;
    const text = `export AWS_SESSION_TOKEN=${token}\n$ echo hunter-two\n${await listKeys()}\npassword: hunter-two`;
    const { pastedAnswer } = await pasteInto(connection, text);
    expect(pastedAnswer).toMatch(/^AKIA[A-Z0-9]{16} Active$/);
    expect(await everythingOf(connection.id)).not.toMatch(/hunter-two|Ab3\/Ab3/);
  });

  test("keeps, audits and repeats nothing of a text with a secret", async () => {
    const { connection, key } = await connected();
    const before = await auditOf(connection.id);
    const texts = [
      JSON.stringify({ AccessKey: { Status: "Active", ...key } }, null, 4),
      `${await listKeys()}\n${key.secretAccessKey}`,
      `ACCESSKEY\t${key.accessKeyId}\t2026-03-01\t${key.secretAccessKey}\tActive\tnorthwind`,
    ];
    for (const text of texts) {
      const rejection = await pasteAnswer(actor, connection, "key-list", text);
      expect(rejection?.fieldErrors?.pastedAnswer?.join()).toContain("nothing of it was kept");
      expect(JSON.stringify(rejection)).not.toContain(key.secretAccessKey);
    }
    expect((await reread(actor, connection.id)).pastedAnswer).toBeNull();
    expect(await auditOf(connection.id)).toEqual(before);
    expect(await everythingOf(connection.id)).not.toContain(key.secretAccessKey);
  });

  test("states no user's name as known before AWS has named the user", async () => {
    const { id } = await newKeyConnection(actor);
    await createUser(sandbox, await reread(actor, id));
    const key = await createKey(sandbox);
    await setKey(sandbox, key, "Inactive");
    await enterAndVerify(actor, id, key);
    const suggested = await pasteInto(await reread(actor, id), await listKeys());
    const asked = { productName: "Northwind", doctorAddress: null };
    const before = describeKeyDoctor(suggested);
    if (!before) throw new Error("No doctor");
    expect(before).toMatchObject({ isUserKnown: false, userName: "cloudlvl-ai-user" });
    expect(before.commandNote).toMatch(/^cloudlvl-ai-user is the name that the set-up suggests/);
    expect(before.paste?.commandNote).toBe(before.commandNote);
    const request = writeKeyRequest({ ...before, ...asked });
    expect(request).toContain(
      "open Users, the user of the key (the set-up suggests cloudlvl-ai-user), Security",
    );
    expect(request).toContain(before.commandNote);

    await setKey(sandbox, key, "Active");
    const after = describeKeyDoctor(await verifyKey(actor, id));
    if (!after) throw new Error("No doctor");
    expect(after).toMatchObject({ isUserKnown: true, userName: "northwind", commandNote: null });
    expect(writeKeyRequest({ ...after, ...asked })).not.toContain("suggests");
  });

  test("asks for the key before anything else", async () => {
    const connection = await newKeyConnection(actor);
    expect(await pasteAnswer(actor, connection, "key-list", "[]")).toEqual({
      formError: "Enter the access key first.",
    });
    expect(describeKeyDoctor(connection)).toBeNull();
  });

  test("leaves a connection alone whose key is another by now", async () => {
    const { connection } = await connected();
    const list = await listKeys();
    await enterAndVerify(actor, connection.id, await createKey(sandbox));
    expect((await pasteInto(connection, list)).pastedAnswer).toBeNull();
    expect(await auditOf(connection.id)).not.toContain("connection.access-keys-examined");
  });
});

/** Every row about the connection, as text. */
async function everythingOf(connectionId: string): Promise<string> {
  const [connection, events, keys] = await Promise.all([
    getDatabase().connection.findUnique({ where: { id: connectionId } }),
    getDatabase().auditEvent.findMany({ where: { connectionId } }),
    getDatabase().accessKey.findMany({ where: { connectionId } }),
  ]);
  const rows = [connection, events, keys];
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

describe("what was pasted of a key is forgotten", () => {
  const gone = { pastedAnswer: null, pastedAnswerKind: null, pastedAnswerAt: null };

  async function pasted() {
    const { connection, key } = await connected();
    await setKey(sandbox, key, "Inactive");
    const stored = await pasteInto(connection, await listKeys());
    expect(stored.pastedAnswerAt).toBeInstanceOf(Date);
    return { stored, key };
  }

  test("with another key", async () => {
    const { stored } = await pasted();
    await enterKey(actor, stored.id, await createKey(sandbox));
    expect(await reread(actor, stored.id)).toMatchObject(gone);
  });

  test("with a newer key that is given up", async () => {
    const { connection } = await connected();
    await enterKey(actor, connection.id, await createKey(sandbox));
    const stored = await pasteInto(await reread(actor, connection.id), await listKeys());
    await discardCandidateKey(actor, stored);
    expect(await reread(actor, stored.id)).toMatchObject(gone);
  });

  test("with the way to a role", async () => {
    const { stored } = await pasted();
    await moveToRole(actor, stored);
    expect(await reread(actor, stored.id)).toMatchObject(gone);
  });

  test("with the way back from a role", async () => {
    const { connection } = await connected();
    await moveToRole(actor, connection);
    await enterRoleArn(actor, await reread(actor, connection.id), arnOf("connect"));
    const denied = "An error occurred (NoSuchEntity) when calling the GetRole operation: no role";
    const stored = await pasteInto(await reread(actor, connection.id), denied, "trust-policy");
    expect(stored.pastedAnswer).toContain("GetRole");
    await returnToKey(actor, stored);
    expect(await reread(actor, stored.id)).toMatchObject({ accessMethod: "access-key", ...gone });
  });

  test("with another account", async () => {
    const { id } = await newKeyConnection(actor);
    await createUser(sandbox, await reread(actor, id));
    await enterKey(actor, id, await createKey(sandbox));
    const stored = await pasteInto(await reread(actor, id), await listKeys());
    const other = {
      accessMethod: "access-key",
      integrationId: "cloudlvl",
      awsAccountId: "777788889999",
    } as const;
    await changeAccount(actor, stored, other);
    expect(await reread(actor, id)).toMatchObject(gone);
  });

  test("once AWS knows the key, though its permissions be missing, and by no run before", async () => {
    const { id } = await newKeyConnection(actor);
    await createUser(sandbox, await reread(actor, id), { withPermissions: false });
    const key = await createKey(sandbox);
    await enterAndVerify(actor, id, key);
    await setKey(sandbox, key, "Inactive");
    await pasteInto(await reread(actor, id), await listKeys());
    expect((await verifyKey(actor, id)).pastedAnswer).toBe(`${key.accessKeyId} Inactive`);
    await setKey(sandbox, key, "Active");
    expect(await verifyKey(actor, id)).toMatchObject({ state: "action-needed", ...gone });
  });
});

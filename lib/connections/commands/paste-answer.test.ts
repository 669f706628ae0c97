import { beforeAll, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import type { MemberActor } from "@/lib/session/actors";
import { roleDocumentsFor } from "../documents";
import { getRunSubject } from "../run-subject";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { arnOf } from "../testing/roles";
import { describeTrustDoctor } from "../trust-doctor";
import type { AuthorizedConnection } from "../types";
import { changeAccount } from "./change-account";
import { enterRoleArn } from "./enter-role-arn";
import { finishVerification } from "./finish-verification";
import { pasteAnswer } from "./paste-answer";
import { startVerification } from "./start-verification";

let actor: MemberActor;
beforeAll(async () => {
  actor = await newMember();
});

async function withRole(): Promise<AuthorizedConnection> {
  const { id } = await newConnection(actor);
  await enterRoleArn(actor, await reread(actor, id), arnOf("connect"));
  return reread(actor, id);
}

/** The trust policy as `aws iam get-role` prints it, with another External ID. */
function roleOutput(connection: AuthorizedConnection, externalId: string): string {
  const text = JSON.stringify(roleDocumentsFor(connection).trustPolicy).replace(
    connection.externalId,
    externalId,
  );
  return JSON.stringify({ Role: { RoleName: "connect", AssumeRolePolicyDocument: JSON.parse(text) } });
}

async function pasteInto(connection: AuthorizedConnection, text: string) {
  const rejection = await pasteAnswer(actor, connection, "trust-policy", text);
  expect(rejection).toBeNull();
  return reread(actor, connection.id);
}

function examinationOf(connection: AuthorizedConnection) {
  return describeTrustDoctor(connection)?.paste?.examination ?? null;
}

async function foundIn({ id: connectionId }: AuthorizedConnection): Promise<unknown> {
  const event = await getDatabase().auditEvent.findFirst({
    where: { connectionId, action: "connection.trust-policy-examined" },
  });
  return event?.detail && typeof event.detail === "object" && "found" in event.detail
    ? event.detail.found
    : null;
}

describe("pasteAnswer", () => {
  test("keeps the policy alone and says what is wrong with it; the audit log does not hold the text", async () => {
    const connection = await withRole();
    const stored = await pasteInto(connection, roleOutput(connection, "rb-of-somebody-else"));
    expect(stored.pastedAnswer).not.toContain("RoleName");
    expect(examinationOf(stored)).toMatchObject({
      opens: "not-for-us",
      findings: [{ code: "external-id-differs" }],
    });
    expect(await auditOf(connection.id)).toContain("connection.trust-policy-examined");
    expect(await foundIn(connection)).toBe("not-for-us");
  });

  test("names in the audit log that it is another role, before what that one's policy opens", async () => {
    const connection = await withRole();
    const AssumeRolePolicyDocument = roleDocumentsFor(connection).trustPolicy;
    const Arn = arnOf("team/connect").arn;
    await pasteInto(connection, JSON.stringify({ Arn, AssumeRolePolicyDocument }));
    expect(await foundIn(connection)).toBe("role-path-differs");
  });

  test("says that it was made anew, where the role that was entered has been proven", async () => {
    const connection = await withRole();
    await getDatabase().connection.update({
      where: { id: connection.id },
      data: { provenAt: new Date() },
    });
    const proven = await reread(actor, connection.id);
    const AssumeRolePolicyDocument = roleDocumentsFor(proven).trustPolicy;
    const Arn = arnOf("team/connect").arn;
    const stored = await pasteInto(proven, JSON.stringify({ Arn, AssumeRolePolicyDocument }));
    expect(examinationOf(stored)).toMatchObject({ findings: [{ code: "role-made-anew" }] });
  });

  test("asks for more where AWS knows no role, and keeps of the answer the account, the error and the roles", async () => {
    const { id } = await withRole();
    expect(describeTrustDoctor(await reread(actor, id))?.readCommand).not.toContain("list-roles");
    await getDatabase().connection.update({ where: { id }, data: { verdictCode: "role-not-found" } });
    const connection = await reread(actor, id);
    const command = describeTrustDoctor(connection)?.readCommand;
    expect(command).toContain("aws sts get-caller-identity");
    expect(command).toContain(`contains(to_string(AssumeRolePolicyDocument), '${connection.externalId}')`);
    const error =
      "An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name connect cannot be found.";
    const account = '{"Account":"777788889999"}';
    const roles = '{"RolesWithExternalId":["arn:aws:iam::777788889999:role/connect-2"]}';
    const stored = await pasteInto(connection, `$ whoami\nann\n${account}\n\n${error}\n${roles}\n$ `);
    expect(stored.pastedAnswer).toBe(`${account}\n${error}\n${roles}`);
    expect(examinationOf(stored)).toMatchObject({ code: "role-made-elsewhere" });
    expect(await foundIn(connection)).toBe("role-made-elsewhere");
  });

  test("finds nothing to correct in the trust policy that we gave", async () => {
    const connection = await withRole();
    const stored = await pasteInto(connection, roleOutput(connection, connection.externalId));
    expect(examinationOf(stored)).toMatchObject({ opens: "only-with-external-id", corrected: null });
  });

  test("knows the connection's earlier External IDs, and calls the newer of two by its name", async () => {
    const connection = await withRole();
    await getDatabase().externalId.create({
      data: { value: `rb-former-${connection.id}`, connectionId: connection.id, retiredAt: new Date() },
    });
    await getDatabase().externalId.create({
      data: { value: `rb-staged-${connection.id}`, connectionId: connection.id, stage: "staged" },
    });
    const now = await reread(actor, connection.id);
    expect(now).toMatchObject({
      externalId: connection.externalId,
      formerExternalIds: [`rb-former-${connection.id}`],
      stagedExternalId: `rb-staged-${connection.id}`,
    });
    const stored = await pasteInto(now, roleOutput(connection, `rb-former-${connection.id}`));
    expect(examinationOf(stored)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: "external-id-former" })]),
    });
  });

  test.each([
    ["nothing", "", /There is nothing here yet/],
    ["something else", "arn:aws:iam::444455556666:role/connect", /This is an ARN/],
    ["far too much", `{"Statement":[${"1,".repeat(10_000)}1]}`, /longer than a trust policy/],
  ])("refuses %s by name, and stores nothing", async (_what, text, message) => {
    const connection = await withRole();
    const rejection = await pasteAnswer(actor, connection, "trust-policy", text);
    expect(rejection?.fieldErrors?.pastedAnswer?.join()).toMatch(message);
    expect((await reread(actor, connection.id)).pastedAnswer).toBeNull();
  });

  test("takes AWS's error, with a NUL that PostgreSQL would not keep", async () => {
    const connection = await withRole();
    const error =
      "\u0000An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::999988887777:user/admin is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/connect";
    const stored = await pasteInto(connection, error);
    expect(examinationOf(stored)).toMatchObject({ kind: "aws-error", code: "assume-role-denied" });
  });

  test("keeps, audits and repeats nothing of an error with a secret beside it", async () => {
    const connection = await withRole();
    const before = await auditOf(connection.id);
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
    const error =
      "An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name connect cannot be found.";
    for (const text of [`export AWS_SECRET_ACCESS_KEY=${secret}\n${error}`, `${error}\n${secret}`]) {
      const rejection = await pasteAnswer(actor, connection, "trust-policy", text);
      expect(rejection?.fieldErrors?.pastedAnswer?.join()).toContain("nothing of it was kept");
      expect(JSON.stringify(rejection)).not.toContain(secret);
    }
    expect((await reread(actor, connection.id)).pastedAnswer).toBeNull();
    expect(await auditOf(connection.id)).toEqual(before);
    const stored = await pasteInto(connection, `$ export PASSWORD=hunter2\n${error}`);
    expect(stored.pastedAnswer).toBe(error);
  });

  test("keeps the policy alone of a text with a secret beside it", async () => {
    const connection = await withRole();
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
    const text = `export AWS_SECRET_ACCESS_KEY=${secret}\n${roleOutput(connection, connection.externalId)}`;
    const { pastedAnswer } = await pasteInto(connection, text);
    expect(pastedAnswer).toContain(connection.externalId);
    expect(pastedAnswer).not.toContain(secret);
  });

  test("asks for the Role ARN before anything else", async () => {
    const connection = await newConnection(actor);
    expect(await pasteAnswer(actor, connection, "trust-policy", "{}")).toEqual({
      formError: "Enter the Role ARN first.",
    });
    expect(describeTrustDoctor(connection)).toBeNull();
  });
});

describe("what was pasted is forgotten", () => {
  async function pasted(): Promise<AuthorizedConnection> {
    const connection = await withRole();
    const stored = await pasteInto(connection, roleOutput(connection, "rb-of-somebody-else"));
    expect(stored.pastedAnswerAt).toBeInstanceOf(Date);
    return stored;
  }
  const gone = { pastedAnswer: null, pastedAnswerKind: null, pastedAnswerAt: null };

  test("with another role", async () => {
    const stored = await pasted();
    await enterRoleArn(actor, stored, arnOf("another"));
    expect(await reread(actor, stored.id)).toMatchObject(gone);
  });

  test("with another account", async () => {
    const stored = await pasted();
    const other = {
      accessMethod: "iam-role",
      integrationId: "cloudlvl",
      awsAccountId: "777788889999",
    } as const;
    await changeAccount(actor, stored, other);
    expect(await reread(actor, stored.id)).toMatchObject(gone);
  });

  test.each([
    ["once a run proves the role", true],
    ["by no run that does not", false],
  ])("%s", async (_when, isProof) => {
    const stored = await pasted();
    const verificationId = await startVerification(actor, stored);
    const subject = await getRunSubject(verificationId ?? "");
    await finishVerification(subject, {
      state: isProof ? "connected" : "refused",
      isProof,
      isRootKey: false,
    });
    const { pastedAnswer } = await reread(actor, stored.id);
    expect(pastedAnswer === null).toBe(isProof);
  });
});

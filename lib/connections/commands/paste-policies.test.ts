import {
  AttachUserPolicyCommand,
  DetachUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pointSdkAt, signWith } from "@/lib/aws/testing/surroundings";
import { getDatabase } from "@/lib/db/client";
import type { PermissionsExpectation, ToldPolicies } from "@/lib/iam/permissions-doctor/examination";
import { writePolicyAnswer } from "@/lib/iam/permissions-doctor/read-policy-answer";
import type { MemberActor } from "@/lib/session/actors";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { iamAs } from "@/sandbox/testing/clients";
import { userDocumentsFor } from "../documents";
import { describeKeyDoctor } from "../key-doctor";
import { permissionsExpectationFor } from "../permissions-doctor";
import { findFinishedRun } from "../queries";
import { readStanding } from "../setup-view";
import {
  createKey,
  createUser,
  enterAndVerify,
  enterKey,
  newKeyConnection,
  verifyKey,
} from "../testing/keys";
import { auditOf, newConnection, newMember, reread } from "../testing/members";
import { createRole, verifyRole } from "../testing/roles";
import { describeTrustDoctor } from "../trust-doctor";
import type { AuthorizedConnection } from "../types";
import { pasteAnswer } from "./paste-answer";

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

const UserName = "northwind";

/** A connection whose user may ask about itself, and nothing else. */
async function withMissing(): Promise<AuthorizedConnection> {
  const { id } = await newKeyConnection(actor);
  await createUser(sandbox, await reread(actor, id), { withPermissions: false });
  return enterAndVerify(actor, id, await createKey(sandbox));
}

async function grantAll(connection: AuthorizedConnection): Promise<void> {
  for (const PolicyArn of userDocumentsFor(connection).managedPolicyArns)
    await iamAs(sandbox, sandbox.customer).send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
}

async function expectationOf(connection: AuthorizedConnection): Promise<PermissionsExpectation> {
  const expected = await permissionsExpectationFor(connection, await findFinishedRun(connection));
  if (!expected) throw new Error("The last run asks for no policies");
  return expected;
}

/** What the customer's command line would tell of a role or user that has no policy at all. */
async function tell(
  connection: AuthorizedConnection,
  policies: ToldPolicies["policies"] = [],
): Promise<string> {
  const { holder } = await expectationOf(connection);
  return writePolicyAnswer({ kind: "policies", told: { holder, groups: [], policies, boundary: null } });
}

async function pasted(): Promise<AuthorizedConnection> {
  const connection = await withMissing();
  expect(await pasteAnswer(actor, connection, "policies", await tell(connection))).toBeNull();
  return reread(actor, connection.id);
}

async function doctorOf(connection: AuthorizedConnection) {
  return (await readStanding(connection)).view.permissionsDoctor;
}

describe("pasteAnswer, of policies", () => {
  test("names what is missing, and keeps the policies alone", async () => {
    const connection = await withMissing();
    expect(await doctorOf(connection)).toMatchObject({
      holder: { kind: "user", name: UserName, arn: "arn:aws:iam::444455556666:user/northwind" },
      readCommand: expect.stringContaining(UserName),
      paste: null,
    });
    const text = await tell(connection);
    expect(await pasteAnswer(actor, connection, "policies", `$ echo hunter-two\n${text}`)).toBeNull();
    const stored = await reread(actor, connection.id);
    expect(stored).toMatchObject({ pastedAnswer: text, pastedAnswerKind: "policies" });
    const doctor = await doctorOf(stored);
    expect(doctor?.paste?.findings[0]).toMatchObject({
      code: "policy-not-attached",
      command: {
        command: expect.stringMatching(/^aws iam attach-user-policy \\\n {2}--user-name northwind/),
      },
    });
    const event = await getDatabase().auditEvent.findFirst({
      where: { connectionId: connection.id, action: "connection.policies-examined" },
    });
    expect(event?.detail).toEqual({ found: "policy-not-attached" });
  });

  test("is given to no other doctor", async () => {
    const stored = await pasted();
    const list = `${(stored.candidateKey ?? stored.currentKey)?.accessKeyId} Inactive`;
    expect(describeKeyDoctor({ ...stored, pastedAnswer: list })).toMatchObject({ paste: null });
    const byRole = await newConnection(actor);
    const shut = await verifyRole(
      actor,
      byRole.id,
      await createRole(sandbox, byRole, { withPermissions: false }),
    );
    expect(await pasteAnswer(actor, shut, "policies", await tell(shut))).toBeNull();
    const ofRole = await reread(actor, shut.id);
    expect(await doctorOf(ofRole)).toMatchObject({
      holder: { kind: "role" },
      paste: { at: expect.any(Date) },
    });
    expect(describeTrustDoctor(ofRole)).toMatchObject({ paste: null });
    expect(await pasteAnswer(actor, ofRole, "key-list", "[]")).toMatchObject({
      formError: expect.any(String),
    });
    expect(await pasteAnswer(actor, stored, "trust-policy", "{}")).toMatchObject({
      formError: expect.any(String),
    });
  });

  test("keeps, audits and repeats nothing of a text with a secret, or without policies", async () => {
    const connection = await withMissing();
    const before = await auditOf(connection.id);
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz";
    const texts = ["", "rubbish <", `export AWS_SECRET_ACCESS_KEY=${secret}\n${await tell(connection)}`];
    for (const text of texts) {
      const rejection = await pasteAnswer(actor, connection, "policies", text);
      expect(rejection?.fieldErrors?.pastedAnswer?.join()).toMatch(/\w/);
      expect(JSON.stringify(rejection)).not.toContain(secret);
    }
    expect((await reread(actor, connection.id)).pastedAnswer).toBeNull();
    expect(await auditOf(connection.id)).toEqual(before);
  });

  test("is not asked for before a run has found something missing, nor after it is mended", async () => {
    const fresh = await newKeyConnection(actor);
    expect(await pasteAnswer(actor, fresh, "policies", "{}")).toMatchObject({
      formError: expect.stringContaining("Verify again first"),
    });
    const connection = await withMissing();
    const text = await tell(connection);
    await grantAll(connection);
    const mended = await verifyKey(actor, connection.id);
    expect(await doctorOf(mended)).toBeNull();
    expect(await pasteAnswer(actor, mended, "policies", text)).toMatchObject({
      formError: expect.stringContaining("Verify again first"),
    });
  });
});

describe("the pasted policies are forgotten", () => {
  const gone = { pastedAnswer: null, pastedAnswerKind: null, pastedAnswerAt: null };

  test("once a run finds every permission, and by none before", async () => {
    const stored = await pasted();
    const open = await verifyKey(actor, stored.id);
    expect(open).toMatchObject({ state: "action-needed", pastedAnswer: stored.pastedAnswer });
    expect((await doctorOf(open))?.paste).not.toBeNull();
    await grantAll(open);
    expect(await verifyKey(actor, stored.id)).toMatchObject({ state: "connected", ...gone });
  });

  test("with another key", async () => {
    const stored = await pasted();
    await enterKey(actor, stored.id, await createKey(sandbox));
    expect(await reread(actor, stored.id)).toMatchObject(gone);
  });
});

describe("what the policies are examined for", () => {
  test("is the refused question about itself, before what it left open", async () => {
    const connection = await withMissing();
    const iam = iamAs(sandbox, sandbox.customer);
    const { AttachedPolicies } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
    for (const { PolicyArn } of AttachedPolicies ?? [])
      await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }));
    const { holder, refused, givenPolicies } = await expectationOf(await verifyKey(actor, connection.id));
    expect(refused[0]).toEqual({
      action: "iam:SimulatePrincipalPolicy",
      resource: holder.arn,
      condition: null,
      refusal: "not-granted",
      isSimulated: false,
      awsPolicyArns: [],
    });
    expect(givenPolicies).toEqual(userDocumentsFor(connection).policies.map(({ name }) => name));
  });

  test("is what was not granted, with AWS's own policies that would", async () => {
    const { refused } = await expectationOf(await withMissing());
    expect(new Set(refused.map(({ refusal }) => refusal))).toEqual(new Set(["not-granted"]));
    expect(refused[0]?.awsPolicyArns[0]).toMatch(/^arn:aws:iam::aws:policy\//);
  });

  test("is nothing where the connection has ended, or the run was about another role", async () => {
    const connection = await newConnection(actor);
    const arn = await createRole(sandbox, connection, { withPermissions: false });
    const verified = await verifyRole(actor, connection.id, arn);
    const run = await findFinishedRun(verified);
    expect(await permissionsExpectationFor(verified, run)).not.toBeNull();
    expect(await permissionsExpectationFor({ ...verified, roleArn: `${arn.arn}-2` }, run)).toBeNull();
    expect(await permissionsExpectationFor({ ...verified, disconnectedAt: new Date() }, run)).toBeNull();
  });
});

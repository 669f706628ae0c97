import { CreateRoleCommand, CreateUserCommand, DeleteRoleCommand, type IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TrustFinding } from "@/lib/iam/trust-doctor/examination";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { probesOf } from "@/lib/iam/trust-doctor/probes";
import {
  CASE_EXPECTATION,
  EXAMINED_CASES,
  expectationOf,
  pastedTextOf,
  type TrustCase,
} from "@/lib/iam/trust-doctor/testing/trust-cases";
import { toTrustDocument } from "@/lib/iam/trust-doctor/trust-statement";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { errorOf, iamAs, stsAs, trustPolicy } from "@/sandbox/testing/clients";

/** A role in the sandbox's partition, and an identity that is the sandbox's vendor. */
const CASES = EXAMINED_CASES.filter(({ expected }) => expected?.partition === undefined);
const NOBODYS_ID = "nobody-was-given-this";
const ROLE_NAME = "connect";

let sandbox: RunningSandbox;
let iam: IAMClient;
let sts: STSClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  iam = iamAs(sandbox, sandbox.customer);
  sts = stsAs(sandbox, sandbox.vendor);
  await makeStrangers();
});
afterAll(() => sandbox.stop());

/** The user and the role of a third account that some cases let in: IAM takes none that is not there. */
async function makeStrangers(): Promise<void> {
  const strangers = iamAs(sandbox, sandbox.createAccount("777788889999"));
  await strangers.send(new CreateUserCommand({ UserName: "ann" }));
  await strangers.send(
    new CreateRoleCommand({
      RoleName: "build",
      AssumeRolePolicyDocument: trustPolicy("777788889999"),
    }),
  );
}

/** What IAM says to a role with this trust policy: null when it takes it. */
async function refusalOf(trustPolicy: string): Promise<string | null> {
  const call = iam.send(
    new CreateRoleCommand({ RoleName: ROLE_NAME, AssumeRolePolicyDocument: trustPolicy }),
  );
  try {
    await call;
    return null;
  } catch {
    return (await errorOf(call)).code;
  }
}

async function lets(externalId: string | null): Promise<boolean> {
  const RoleArn = `arn:aws:iam::${sandbox.customer.accountId}:role/${ROLE_NAME}`;
  const ExternalId = externalId ?? undefined;
  const call = sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "rolebridge-test", ExternalId }));
  try {
    await call;
    return true;
  } catch {
    expect((await errorOf(call)).code).toBe("AccessDenied");
    return false;
  }
}

interface Seen {
  right: boolean[];
  without: boolean;
  other: boolean;
  former: boolean;
}

/** Makes the role, tries the door with each External ID in turn, and takes the role away. */
async function tryDoor(trustPolicy: string, trustCase: TrustCase): Promise<Seen> {
  const expected = expectationOf(trustCase);
  const probes = probesOf(toTrustDocument(documentOf(trustPolicy)), expected);
  const tryAll = async (ids: readonly string[]) => {
    const answers: boolean[] = [];
    for (const id of ids) answers.push(await lets(id));
    return answers;
  };
  const seen = {
    right: await tryAll(probes.right),
    without: await lets(null),
    other: (await tryAll([NOBODYS_ID, ...probes.arbitrary])).includes(true),
    former: (await tryAll([...CASE_EXPECTATION.formerExternalIds, ...probes.particular])).includes(true),
  };
  await iam.send(new DeleteRoleCommand({ RoleName: ROLE_NAME }));
  return seen;
}

function documentOf(text: string) {
  const { Statement, ...frame }: { Statement: unknown } = JSON.parse(text);
  return { frame, statements: Array.isArray(Statement) ? Statement : [Statement] };
}

/** The word for what was seen, by the same meaning that the doctor's words have. */
function openingOf({ right, without, other, former }: Seen) {
  if (without) return "without-external-id";
  if (other) return "with-any-external-id";
  if (!right.includes(true)) return "not-for-us";
  return former ? "with-further-external-ids" : "only-with-external-id";
}

const has = (findings: TrustFinding[], effect: TrustFinding["effect"]) =>
  findings.some((finding) => finding.effect === effect);

const namesSomebodyElse = (findings: TrustFinding[]) =>
  findings.some(({ code }) => code === "principal-other-identity");

const WITH_DOCUMENT = CASES.filter(({ document }) => document !== undefined);
const TO_CORRECT = CASES.filter(({ corrected }) => corrected !== null);

describe("what the doctor says is what the sandbox does", () => {
  test.each(WITH_DOCUMENT)("$name", async (trustCase) => {
    const expected = expectationOf(trustCase);
    const pasted = pastedTextOf(trustCase);
    const examination = examineTrustPolicy(pasted, expected);
    if (examination.kind !== "examined") throw new Error("The case is to be examined");
    const { findings, opens } = examination;
    const refusal = await refusalOf(pasted);
    const rejecting = findings.filter(({ effect }) => effect === "rejected");
    // IAM refuses a user that is not there; the doctor cannot know which users there are.
    if (refusal === "MalformedPolicyDocument" && namesSomebodyElse(findings)) return;
    expect(refusal === null, `${refusal} ${rejecting.map(({ message }) => message)}`).toBe(
      rejecting.length === 0,
    );
    if (refusal !== null) return;
    const seen = await tryDoor(pasted, trustCase);
    if (opens !== "unknown") expect(openingOf(seen)).toBe(opens);
    if (has(findings, "shuts")) expect(seen.right).toContain(false);
    if (!has(findings, "shuts") && !has(findings, "may-shut") && opens !== "unknown")
      expect(seen.right).not.toContain(false);
    if (seen.without || seen.other || (seen.former && !has(findings, "shuts")))
      expect(has(findings, "opens") || opens === "unknown").toBe(true);
  });
});

describe("the corrected document is right", () => {
  test.each(TO_CORRECT)("$name", async (trustCase) => {
    const expected = expectationOf(trustCase);
    const corrected = JSON.stringify(trustCase.corrected);
    expect(await refusalOf(corrected)).toBeNull();
    const seen = await tryDoor(corrected, trustCase);
    expect(seen).toEqual({
      right: expected.externalIds.map(() => true),
      without: false,
      other: false,
      former: false,
    });
  });
});

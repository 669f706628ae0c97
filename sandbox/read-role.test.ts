import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { examineTrustPolicy } from "@/lib/iam/trust-doctor/examine-trust-policy";
import { CASE_EXPECTATION } from "@/lib/iam/trust-doctor/testing/trust-cases";
import { readRoleCommand } from "@/lib/setup/read-trust-command";
import { type RunningSandbox, startSandbox } from "./start";
import { iamAs, type Keys, trustPolicy } from "./testing/clients";
import { runBlock } from "./testing/run-block";

const OTHER = "777788889999";
const EMPTY = "888899990000";
const [EXTERNAL_ID] = CASE_EXPECTATION.externalIds;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function createRole(keys: Keys, RoleName: string, Path: string, externalId?: string): Promise<void> {
  const AssumeRolePolicyDocument = trustPolicy(sandbox.vendor.accountId, externalId);
  await iamAs(sandbox, keys).send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument }));
}

/** What the block prints for whoever has these keys, by the real CLI. */
async function printed(keys: Keys): Promise<string> {
  return runBlock(sandbox, keys, readRoleCommand(CASE_EXPECTATION));
}

async function examined(keys: Keys) {
  return examineTrustPolicy(await printed(keys), CASE_EXPECTATION);
}

test("what AWS says of a role that is not there, as the commands print it", async () => {
  await createRole(sandbox.customer, "of-nobody", "/", "rb-of-nobody");
  expect(await examined(sandbox.customer)).toMatchObject({ code: "role-not-made" });

  await createRole(sandbox.customer, "renamed", "/team/", EXTERNAL_ID);
  expect(await examined(sandbox.customer)).toMatchObject({
    code: "role-has-another-arn",
    message: expect.stringContaining("is arn:aws:iam::444455556666:role/team/renamed:"),
  });
});

test("in another account, with and without a role of ours", async () => {
  const other = sandbox.createAccount(OTHER);
  await createRole(other, "connect-2", "/", EXTERNAL_ID);
  expect(await examined(other)).toMatchObject({
    code: "role-made-elsewhere",
    message: expect.stringContaining(`arn:aws:iam::${OTHER}:role/connect-2`),
  });
  expect(await examined(sandbox.createAccount(EMPTY))).toMatchObject({ code: "role-asked-elsewhere" });
});

test("of a role that is there, its policy is examined, of which account it is besides", async () => {
  const other = sandbox.createAccount("999900001111");
  await createRole(other, "connect", "/", EXTERNAL_ID);
  const { findings } = (await examined(other)) as { findings?: { code: string }[] };
  expect(findings?.map(({ code }) => code)).toContain("role-in-other-account");

  await createRole(sandbox.customer, "connect", "/", EXTERNAL_ID);
  expect(await examined(sandbox.customer)).toMatchObject({ kind: "examined", role: "entered", findings: [] });
});

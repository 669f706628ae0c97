/** What the real question whether a role exists goes by: how IAM validates the principals of a trust policy. */
import { CreateRoleCommand, DeleteRoleCommand, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { errorOf, iamAs, trustPolicy } from "../testing/clients";
import { assume, makeRole } from "../testing/roles";
import { PROBE_ROLE_NAME } from "../world/probe-role";

const DELAY_MS = 10_000;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

/** The vendor's user names the principal in a Deny of its probe role, or of another role. */
function name(arn: string, RoleName = PROBE_ROLE_NAME) {
  const PolicyDocument = trustPolicy(arn).replace('"Allow"', '"Deny"');
  return iamAs(sandbox, sandbox.vendor).send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
}

const unknown = (arn: string) => ({
  code: "MalformedPolicyDocument",
  status: 400,
  message: `Invalid principal in policy: "AWS":"${arn}"`,
});

test("a role that exists is a principal, and one that does not is none", async () => {
  const arn = await makeRole(sandbox, { name: "connect" });
  await name(arn);
  for (const wrong of [`${arn}ing`, arn.replace("connect", "Connect"), arn.replace("connect", "a/connect")])
    expect(await errorOf(name(wrong))).toEqual(unknown(wrong));
});

test("a role that was deleted is a principal no more", async () => {
  const arn = await makeRole(sandbox, { name: "connect" });
  await iamAs(sandbox, sandbox.customer).send(new DeleteRoleCommand({ RoleName: "connect" }));
  expect(await errorOf(name(arn))).toEqual(unknown(arn));
});

test("a role that is not spread yet is no principal yet", async () => {
  sandbox.setScenario(sandbox.customer.accountId, { propagationDelayMs: DELAY_MS });
  const arn = await makeRole(sandbox, { name: "connect" });
  expect(await errorOf(name(arn))).toEqual(unknown(arn));
  sandbox.advanceClock(DELAY_MS);
  await name(arn);
});

describe("the probe role", () => {
  const probe = () => `arn:aws:iam::${sandbox.vendor.accountId}:role/${PROBE_ROLE_NAME}`;

  test("opens to nobody, whomever its trust policy names", async () => {
    expect((await errorOf(assume(sandbox, { RoleArn: probe() }))).code).toBe("AccessDenied");
    await name(sandbox.vendor.arn);
    expect((await errorOf(assume(sandbox, { RoleArn: probe() }))).code).toBe("AccessDenied");
  });

  test("is the only one whose trust policy the vendor's user may write", async () => {
    const root = iamAs(sandbox, sandbox.createRootAccessKey(sandbox.vendor.accountId));
    const AssumeRolePolicyDocument = trustPolicy(sandbox.vendor.accountId);
    await root.send(new CreateRoleCommand({ RoleName: "another", AssumeRolePolicyDocument }));
    expect(await errorOf(name(probe(), "another"))).toMatchObject({ code: "AccessDenied", status: 403 });
  });
});

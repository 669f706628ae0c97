import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { judgeSession } from "@/lib/verification/judge-session";
import { planWith } from "@/lib/verification/testing/plan";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allow, trustPolicy } from "@/sandbox/testing/clients";
import { makeRole, sessionKeys } from "@/sandbox/testing/roles";
import { openAwsPort } from "./sdk-port";
import { pointSdkAt, signWith } from "./testing/surroundings";

const HALF_A_DAY_SECONDS = 43_200;

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
});
beforeEach(() => {
  sandbox.reset();
  signWith(sandbox.vendor);
});
afterAll(() => sandbox.stop());

async function tryRole(maxSessionDuration?: number) {
  const terms = maxSessionDuration === undefined ? {} : { maxSessionDuration };
  const trust = trustPolicy([sandbox.vendor.accountId, sandbox.customer.accountId]);
  const roleArn = await makeRole(sandbox, { name: "connect", trust, ...terms });
  const port = openAwsPort({ region: "us-east-1", deadlineMs: 5_000 });
  const request = { roleArn, externalId: "rb-any", sessionName: "rolebridge-test" };
  const answer = await port.tryDuration({ ...request, seconds: HALF_A_DAY_SECONDS });
  port.close();
  return { answer, code: judgeSession(answer, planWith({ roleArn })).code };
}

describe("the longest session", () => {
  test("is given by a role that allows it, under a session policy that allows nothing", async () => {
    const { answer, code } = await tryRole(HALF_A_DAY_SECONDS);
    expect([answer.kind, code]).toEqual(["answered", "session-long-enough"]);
    expect(JSON.stringify(answer)).not.toMatch(/ASIA/);
    const asked = sandbox.requests().filter(({ action }) => action === "AssumeRole");
    expect(asked.map(({ parameters }) => parameters.Policy)).toEqual([expect.stringContaining('"Deny"')]);
  });

  test.each([undefined, HALF_A_DAY_SECONDS - 1])(
    "is too long for a role whose maximum is %s",
    async (maximum) => {
      expect((await tryRole(maximum)).code).toBe("session-too-short");
    },
  );

  test("cannot be tried while our own credentials are those of a role", async () => {
    const ours = await makeRole(sandbox, { name: "ours", policy: allow("sts:AssumeRole") });
    signWith(await sessionKeys(sandbox, ours));
    expect((await tryRole(HALF_A_DAY_SECONDS)).code).toBe("session-chained");
  });
});

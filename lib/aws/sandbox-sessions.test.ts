import { inspect } from "node:util";
import {
  CreatePolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allButDeny, allow, deny, iamAs } from "@/sandbox/testing/clients";
import { makeRole } from "@/sandbox/testing/roles";
import { openAwsPort } from "./sdk-port";
import { groupOf, pointSdkAt, signWith } from "./testing/surroundings";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  pointSdkAt(sandbox.endpoint);
  signWith(sandbox.vendor);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const SELF_CHECK = { Effect: "Allow", Action: "iam:SimulatePrincipalPolicy", Resource: "*" };

function policyOf(...statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [SELF_CHECK, ...statements] });
}

async function openSession(policy: string) {
  const roleArn = await makeRole(sandbox, { name: "connect", policy });
  const port = openAwsPort({ region: "us-east-1", deadlineMs: 5_000 });
  const opened = await port.assumeRole({ roleArn, externalId: "rb-any", sessionName: "rolebridge-test" });
  if (opened.kind !== "answered") throw new Error(`The role was to open: ${opened.evidence.message}`);
  const simulate = (group: SimulationGroup, about = roleArn) =>
    port.simulateActions({ session: opened.value, principalArn: about, group });
  const decisions = async (group: SimulationGroup) => {
    const answer = await simulate(group);
    return answer.kind === "answered" ? answer.value.map(({ decision }) => decision) : answer.kind;
  };
  return { roleArn, port, opened, session: opened.value, simulate, decisions };
}

test("a session tells the account of the role, and shows none of its credentials", async () => {
  const { port, opened, session } = await openSession(policyOf());
  const answer = await port.identifySession(session);
  expect(answer).toMatchObject({
    kind: "answered",
    value: { awsAccountId: "444455556666", arn: expect.stringContaining(":assumed-role/connect/") },
  });
  const shown = [String(session), JSON.stringify(opened), inspect({ port, opened, answer }, { depth: 9 })];
  for (const text of shown) expect(text).not.toMatch(/ASIA|AKIA|secret|token/i);
  expect(Object.keys(session)).toEqual([]);
  expect(shown.join()).not.toContain(sandbox.vendor.secretAccessKey);
  port.close();
});

describe("the simulator's decisions", () => {
  test("are told action by action", async () => {
    const { decisions, port } = await openSession(
      policyOf(
        { Effect: "Allow", Action: ["ec2:DescribeInstances", "s3:*"], Resource: "*" },
        { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
      ),
    );
    expect(await decisions(groupOf(["ec2:DescribeInstances", "ec2:RunInstances"]))).toEqual([
      "granted",
      "not-granted",
    ]);
    const bucket = "arn:aws:s3:::logs";
    expect(await decisions(groupOf(["s3:ListBucket", "s3:DeleteBucket"], bucket))).toEqual([
      "granted",
      "denied",
    ]);
    port.close();
  });

  test("depend on the context that is given", async () => {
    const condition = { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } };
    const pass = { Effect: "Allow", Action: "iam:PassRole", Resource: "*", Condition: condition };
    const { decisions, port } = await openSession(policyOf(pass));
    const group = groupOf(["iam:PassRole"], "arn:aws:iam::444455556666:role/app");
    const context = (service: string) =>
      [{ key: "iam:PassedToService", values: [service], type: "string" }] as const;
    expect(await decisions({ ...group, context: context("ec2.amazonaws.com") })).toEqual(["granted"]);
    expect(await decisions({ ...group, context: context("ecs.amazonaws.com") })).toEqual(["not-granted"]);
    port.close();
  });

  test("name the boundary or the service control policy that stands in the way", async () => {
    const { decisions, port } = await openSession(
      policyOf({ Effect: "Allow", Action: "ec2:*", Resource: "*" }),
    );
    const group = groupOf(["ec2:DescribeInstances"]);
    const iam = iamAs(sandbox, sandbox.customer);
    const PolicyDocument = allow(["iam:SimulatePrincipalPolicy", "s3:*"]);
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "narrow", PolicyDocument }));
    await iam.send(
      new PutRolePermissionsBoundaryCommand({
        RoleName: "connect",
        PermissionsBoundary: Policy?.Arn,
      }),
    );
    expect(await decisions(group)).toEqual(["denied-by-boundary"]);
    sandbox.setScenario("444455556666", { serviceControlPolicy: allButDeny("ec2:DescribeInstances") });
    expect(await decisions(group)).toEqual(["denied-by-scp"]);
    port.close();
  });
});

describe("a denial", () => {
  test("names the statement: its policy, and where it stands in the policy's text", async () => {
    const { simulate, port } = await openSession(
      policyOf({ Effect: "Allow", Action: "ec2:*", Resource: "*" }),
    );
    const guard = JSON.stringify(JSON.parse(deny("ec2:DescribeVolumes")), null, 2);
    const command = new PutRolePolicyCommand({
      RoleName: "connect",
      PolicyName: "Guard",
      PolicyDocument: guard,
    });
    await iamAs(sandbox, sandbox.customer).send(command);
    const group = groupOf(["ec2:DescribeInstances", "ec2:DescribeVolumes"]);
    const answer = await simulate(group);
    expect(answer).toMatchObject({
      value: [
        { action: "ec2:DescribeInstances", decision: "granted" },
        {
          action: "ec2:DescribeVolumes",
          decision: "denied",
          deniedBy: [{ policyId: "role_connect_Guard", isBoundary: false, span: { start: { line: 4 } } }],
        },
      ],
    });
    expect(answer.kind === "answered" && answer.value[0]).not.toHaveProperty("deniedBy");
    port.close();
  });

  test("by a statement of the boundary is the boundary's", async () => {
    const { simulate, port } = await openSession(
      policyOf({ Effect: "Allow", Action: "ec2:*", Resource: "*" }),
    );
    const iam = iamAs(sandbox, sandbox.customer);
    const PolicyDocument = allButDeny("ec2:DescribeVolumes");
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "Limits", PolicyDocument }));
    const PermissionsBoundary = Policy?.Arn;
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: "connect", PermissionsBoundary }));
    expect(await simulate(groupOf(["ec2:DescribeVolumes"], null))).toMatchObject({
      value: [{ decision: "denied-by-boundary", deniedBy: [{ policyId: "Limits", isBoundary: true }] }],
    });
    port.close();
  });
});

test("a simulation of several pages is read to its end", async () => {
  const roleArn = await makeRole(sandbox, {
    name: "connect",
    policy: policyOf({ Effect: "Allow", Action: "ec2:*", Resource: "*" }),
  });
  const port = openAwsPort({ region: "us-east-1", deadlineMs: 5_000, pageSize: 2 });
  const opened = await port.assumeRole({ roleArn, externalId: "rb-any", sessionName: "rolebridge-test" });
  if (opened.kind !== "answered") throw new Error("The role was to open");
  const actions = [
    "ec2:DescribeInstances",
    "s3:ListBucket",
    "ec2:DescribeVolumes",
    "ec2:RunInstances",
    "s3:X",
  ];
  const answer = await port.simulateActions({
    session: opened.value,
    principalArn: roleArn,
    group: groupOf(actions),
  });
  expect(
    answer.kind === "answered" && answer.value.map(({ action, decision }) => [action, decision]),
  ).toEqual([
    ["ec2:DescribeInstances", "granted"],
    ["s3:ListBucket", "not-granted"],
    ["ec2:DescribeVolumes", "granted"],
    ["ec2:RunInstances", "granted"],
    ["s3:X", "not-granted"],
  ]);
  port.close();
});

test("actions that AWS does not take together are a rejection that names its input", async () => {
  const { simulate, port } = await openSession(policyOf());
  const answer = await simulate(
    groupOf(["apigateway:GET", "apigateway:TagResource"], "arn:aws:apigateway:us-east-1::/restapis"),
  );
  expect(answer).toMatchObject({ kind: "rejected", evidence: { code: "InvalidInput" } });
  port.close();
});

describe("a simulation that is not answered", () => {
  test("is a denial where the role may not ask", async () => {
    const { decisions, port } = await openSession(allow("ec2:DescribeInstances"));
    expect(await decisions(groupOf(["ec2:DescribeInstances"]))).toBe("denied");
    port.close();
  });

  test("is a rejection where the role is gone or the action is none", async () => {
    const { simulate, roleArn, port } = await openSession(policyOf());
    expect((await simulate(groupOf(["ec2:DescribeInstances"]), `${roleArn}-gone`)).kind).toBe("rejected");
    expect((await simulate(groupOf(["nothing"]))).kind).toBe("rejected");
    port.close();
  });

  test("is throttled, or no answer, where AWS is not itself", async () => {
    const { decisions, port } = await openSession(policyOf());
    const group = groupOf(["ec2:DescribeInstances"]);
    const actions = ["SimulatePrincipalPolicy"];
    sandbox.setScenario("444455556666", { fault: { kind: "throttle", actions } });
    expect(await decisions(group)).toBe("throttled");
    sandbox.setScenario("444455556666", { fault: { kind: "broken-xml", actions } });
    expect(await decisions(group)).toBe("unanswered");
    sandbox.advanceClock(2 * 3_600_000);
    sandbox.setScenario("444455556666", { fault: null });
    expect(await decisions(group)).toBe("credentials-refused");
    port.close();
  });
});

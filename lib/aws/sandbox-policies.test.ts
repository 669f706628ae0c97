import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSecret } from "@/lib/crypto/secret";
import type { Principal } from "@/lib/verification/port";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { allow, deny, iamAs } from "@/sandbox/testing/clients";
import { makeRole } from "@/sandbox/testing/roles";
import { openAwsPort } from "./sdk-port";
import { groupOf, pointSdkAt, signWith } from "./testing/surroundings";

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

const READ = ["iam:Get*", "iam:List*"];
const GROUP = groupOf(["ec2:DescribeInstances", "ec2:DescribeVolumes"]);

async function openRole(policy: string, deadlineMs = 5_000) {
  const arn = await makeRole(sandbox, { name: "connect", policy });
  const principal: Principal = { kind: "role", name: "connect", arn };
  const port = openAwsPort({ region: "us-east-1", deadlineMs, pageSize: 1 });
  const opened = await port.assumeRole({
    roleArn: arn,
    externalId: "rb-any",
    sessionName: "rolebridge-test",
  });
  if (opened.kind !== "answered") throw new Error("The role was to open");
  const session = opened.value;
  return { port, principal, session, read: () => port.readPolicies({ session, principal }) };
}

async function createPolicy(PolicyName: string, PolicyDocument: string): Promise<string> {
  const command = new CreatePolicyCommand({ PolicyName, PolicyDocument, Path: "/team/" });
  const { Policy } = await iamAs(sandbox, sandbox.customer).send(command);
  return Policy?.Arn ?? "";
}

describe("the policies of a role", () => {
  test("are read with their texts, inline and managed in the version in force, and the boundary", async () => {
    const { port, read } = await openRole(allow([...READ, "ec2:DescribeInstances"]));
    const iam = iamAs(sandbox, sandbox.customer);
    const PolicyDocument = JSON.stringify(JSON.parse(deny("ec2:DescribeVolumes")), null, 2);
    await iam.send(new PutRolePolicyCommand({ RoleName: "connect", PolicyName: "Guard", PolicyDocument }));
    const PolicyArn = await createPolicy("Extra", allow("s3:GetObject"));
    await iam.send(new AttachRolePolicyCommand({ RoleName: "connect", PolicyArn }));
    const newer = allow("s3:PutObject");
    const version = { PolicyArn, PolicyDocument: newer, SetAsDefault: true };
    await iam.send(new CreatePolicyVersionCommand(version));
    const limits = await createPolicy("Limits", allow("*"));
    await iam.send(
      new PutRolePermissionsBoundaryCommand({ RoleName: "connect", PermissionsBoundary: limits }),
    );
    const held = await read();
    expect(held.isWhole).toBe(true);
    expect(held.policies.map(({ id, type, arn, text }) => ({ id, type, arn, text }))).toEqual([
      { id: "role_connect_Guard", type: "inline", arn: null, text: PolicyDocument },
      {
        id: "role_connect_main",
        type: "inline",
        arn: null,
        text: allow([...READ, "ec2:DescribeInstances"]),
      },
      { id: "Extra", type: "managed", arn: PolicyArn, text: newer },
    ]);
    expect(held.boundary).toMatchObject({ id: "Limits", type: "boundary", arn: limits, text: allow("*") });
    expect(held.evidence.every(({ httpStatus }) => httpStatus === 200)).toBe(true);
    port.close();
  });

  test("are told as partial where one of the calls is refused, with AWS's refusal", async () => {
    for (const refused of ["GetRole", "ListRolePolicies", "ListAttachedRolePolicies", "GetRolePolicy"]) {
      sandbox.reset();
      const Statement = [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: `iam:${refused}`, Resource: "*" },
      ];
      const { port, read } = await openRole(JSON.stringify({ Version: "2012-10-17", Statement }));
      const held = await read();
      expect([refused, held.isWhole]).toEqual([refused, false]);
      expect(held.evidence.filter(({ code }) => code !== null)).toEqual([
        expect.objectContaining({ call: `iam:${refused}`, code: "AccessDenied" }),
      ]);
      port.close();
    }
  });

  test("are given up when it takes too long, and nothing is thrown", async () => {
    const { port, read } = await openRole(allow("*"), 300);
    sandbox.setScenario("444455556666", { fault: { kind: "hang", actions: ["ListRolePolicies"] } });
    const held = await read();
    expect([held.isWhole, held.policies]).toEqual([false, []]);
    port.close();
  });
});

describe("the policies of a user", () => {
  test("are its own and those of its groups", async () => {
    const iam = iamAs(sandbox, sandbox.customer);
    await iam.send(new CreateUserCommand({ UserName: "northwind" }));
    await iam.send(new CreateGroupCommand({ GroupName: "team_a" }));
    await iam.send(new AddUserToGroupCommand({ UserName: "northwind", GroupName: "team_a" }));
    const own = { UserName: "northwind", PolicyName: "own", PolicyDocument: allow(READ) };
    await iam.send(new PutUserPolicyCommand(own));
    const groups = { GroupName: "team_a", PolicyName: "shared", PolicyDocument: allow("s3:*") };
    await iam.send(new PutGroupPolicyCommand(groups));
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";
    await iam.send(new AttachGroupPolicyCommand({ GroupName: "team_a", PolicyArn }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "northwind" }));
    const port = openAwsPort({ region: "us-east-1", deadlineMs: 5_000 });
    const session = port.holdAccessKey(
      AccessKey?.AccessKeyId ?? "",
      createSecret(AccessKey?.SecretAccessKey ?? ""),
    );
    const arn = "arn:aws:iam::444455556666:user/northwind";
    const held = await port.readPolicies({ session, principal: { kind: "user", name: "northwind", arn } });
    expect([held.isWhole, held.boundary]).toEqual([true, null]);
    expect(held.policies.map(({ id, holder }) => `${id} of ${holder.kind} ${holder.name}`)).toEqual([
      "user_northwind_own of user northwind",
      "group_team_a_shared of group team_a",
      "AmazonEC2FullAccess of group team_a",
    ]);
    expect(held.policies.every(({ text }) => text !== null)).toBe(true);
    port.close();
  });
});

describe("a simulation of policies that were read", () => {
  test("decides as the principal's own would, by our own credentials, and names policies alike", async () => {
    const Statement = [
      { Effect: "Allow", Action: [...READ, "ec2:*"], Resource: "*" },
      { Sid: "NoVolumes", Effect: "Deny", Action: "ec2:DescribeVolumes", Resource: "*" },
    ];
    const { port, principal, session, read } = await openRole(
      JSON.stringify({ Version: "2012-10-17", Statement }),
    );
    const refused = await port.simulateActions({ session, principalArn: principal.arn, group: GROUP });
    expect(refused.kind).toBe("denied");
    const held = await read();
    expect(await port.simulatePolicies({ held, group: GROUP })).toMatchObject({
      kind: "answered",
      value: [
        { action: "ec2:DescribeInstances", decision: "granted" },
        {
          action: "ec2:DescribeVolumes",
          decision: "denied",
          deniedBy: [{ policyId: "role_connect_main", isBoundary: false }],
        },
      ],
      evidence: { call: "iam:SimulateCustomPolicy" },
    });
    port.close();
  });

  test("is limited by the boundary, which it names when a statement of it denies", async () => {
    const { port, read } = await openRole(allow([...READ, "ec2:*"]));
    const limits = await createPolicy("Limits", allow([...READ, "s3:*"]));
    const bound = { RoleName: "connect", PermissionsBoundary: limits };
    await iamAs(sandbox, sandbox.customer).send(new PutRolePermissionsBoundaryCommand(bound));
    const held = await read();
    const simulated = await port.simulatePolicies({ held, group: GROUP });
    expect(simulated).toMatchObject({
      value: [{ decision: "denied-by-boundary" }, { decision: "denied-by-boundary" }],
    });
    const text = deny("ec2:DescribeVolumes").replace("[", '[{"Effect":"Allow","Action":"*","Resource":"*"},');
    const denying = held.boundary && { ...held, boundary: { ...held.boundary, text } };
    if (!denying) throw new Error("The boundary was to be read");
    expect(await port.simulatePolicies({ held: denying, group: GROUP })).toMatchObject({
      value: [{ decision: "granted" }, { deniedBy: [{ policyId: "Limits", isBoundary: true }] }],
    });
    port.close();
  });

  test("is refused where our own side may not ask", async () => {
    const { port, read } = await openRole(allow(READ));
    const held = await read();
    signWith({ ...sandbox.vendor, secretAccessKey: "x".repeat(40) });
    const other = openAwsPort({ region: "us-east-1", deadlineMs: 5_000 });
    expect((await other.simulatePolicies({ held, group: GROUP })).kind).toBe("credentials-refused");
    port.close();
    other.close();
  });
});

import {
  AttachRolePolicyCommand,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from "@aws-sdk/client-iam";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allow, errorOf, iamAs } from "../testing/clients";
import { makeRole, sessionKeys } from "../testing/roles";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

const ROLE = "arn:aws:iam::444455556666:role/connect";

function custom(policy: string, input: Partial<SimulateCustomPolicyCommandInput>) {
  const command = new SimulateCustomPolicyCommand({ PolicyInputList: [policy], ActionNames: [], ...input });
  return iamAs(sandbox, sandbox.vendor).send(command);
}

function principal(input: Partial<SimulatePrincipalPolicyCommandInput>) {
  const command = new SimulatePrincipalPolicyCommand({ PolicySourceArn: ROLE, ActionNames: [], ...input });
  return iamAs(sandbox, sandbox.customer).send(command);
}

const OBJECT = "arn:aws:s3:::data/a.txt";

describe("the members of a result", () => {
  test("name the policy as AWS does, and where its statement stands", async () => {
    await makeRole(sandbox, {
      name: "connect",
      policy: `{"Version":"2012-10-17",\n "Statement":\n  {"Effect":"Allow","Action":"s3:*","Resource":"*"}\n}`,
    });
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";
    await iamAs(sandbox, sandbox.customer).send(
      new AttachRolePolicyCommand({ RoleName: "connect", PolicyArn }),
    );
    const { EvaluationResults } = await principal({ ActionNames: ["s3:GetObject", "ec2:RunInstances"] });
    expect(EvaluationResults?.[0]?.MatchedStatements).toEqual([
      {
        SourcePolicyId: "role_connect_main",
        SourcePolicyType: "IAM Policy",
        StartPosition: { Line: 3, Column: 3 },
        EndPosition: { Line: 3, Column: 52 },
      },
    ]);
    expect(EvaluationResults?.[1]?.MatchedStatements?.[0]?.SourcePolicyId).toBe("AmazonEC2FullAccess");
  });

  test("tell each resource by itself, and the whole is denied when one is", async () => {
    const policy = allow("s3:GetObject", "arn:aws:s3:::data/*");
    const ResourceArns = [OBJECT, "arn:aws:s3:::other/a.txt"];
    const { EvaluationResults } = await custom(policy, { ActionNames: ["s3:GetObject"], ResourceArns });
    const [result] = EvaluationResults ?? [];
    expect(result?.EvalDecision).toBe("implicitDeny");
    expect(
      result?.ResourceSpecificResults?.map((each) => [each.EvalResourceName, each.EvalResourceDecision]),
    ).toEqual([
      [OBJECT, "allowed"],
      ["arn:aws:s3:::other/a.txt", "implicitDeny"],
    ]);
  });
});

describe("pages", () => {
  test("count actions", async () => {
    const ActionNames = Array.from({ length: 250 }, (_, i) => `s3:Action${i}`);
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const answer = await custom(allow("*"), { ActionNames, ...(Marker !== undefined && { Marker }) });
      seen.push(...(answer.EvaluationResults ?? []).map(({ EvalActionName }) => EvalActionName));
      Marker = answer.IsTruncated === true ? answer.Marker : undefined;
    } while (Marker !== undefined);
    expect(seen).toEqual(ActionNames);
  });

  test("answers a thousand actions on one page", async () => {
    const ActionNames = Array.from({ length: 1000 }, (_, i) =>
      i % 2 === 0 ? "ec2:DescribeInstances" : `s3:Action${i}`,
    );
    const answer = await custom(allow("*"), { ActionNames, ResourceArns: [OBJECT], MaxItems: 1000 });
    expect(answer.EvaluationResults).toHaveLength(1000);
    expect(answer.IsTruncated).toBe(false);
  });
});

test("needs a permission on the principal", async () => {
  const roleArn = await makeRole(sandbox, { name: "connect", policy: allow("s3:*") });
  const keys = await sessionKeys(sandbox, roleArn);
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: ROLE,
    ActionNames: ["s3:GetObject"],
  });
  expect(await errorOf(iamAs(sandbox, keys).send(command))).toEqual({
    code: "AccessDenied",
    status: 403,
    message: `User: arn:aws:sts::444455556666:assumed-role/connect/session is not authorized to perform: iam:SimulatePrincipalPolicy on resource: ${ROLE} because no identity-based policy allows the iam:SimulatePrincipalPolicy action`,
  });
});

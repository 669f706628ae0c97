import {
  GetContextKeysForPrincipalPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from "@aws-sdk/client-iam";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../start";
import { allButDeny, allow, deny, errorOf, iamAs, keepOut } from "../testing/clients";
import { makeRole } from "../testing/roles";

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

async function decisionsOf(policy: string, actions: string[], resources?: string[]) {
  const input = { ActionNames: actions, ...(resources !== undefined && { ResourceArns: resources }) };
  const { EvaluationResults } = await custom(policy, input);
  return EvaluationResults?.map(({ EvalDecision }) => EvalDecision);
}

function principal(input: Partial<SimulatePrincipalPolicyCommandInput>) {
  const command = new SimulatePrincipalPolicyCommand({ PolicySourceArn: ROLE, ActionNames: [], ...input });
  return iamAs(sandbox, sandbox.customer).send(command);
}

function invalid(message: string) {
  return { code: "InvalidInput", status: 400, message };
}

const OBJECT = "arn:aws:s3:::data/a.txt";

describe("the traps", () => {
  test("1: action names are literal texts", async () => {
    expect(await decisionsOf(allow("s3:Get*"), ["s3:*", "madeup:Action", "s3:MadeUp"])).toEqual(
      Array(3).fill("implicitDeny"),
    );
    expect(await decisionsOf(allow("*"), ["s3:*", "madeup:Action", "s3:MadeUp"])).toEqual(
      Array(3).fill("allowed"),
    );
    expect(await errorOf(custom(allow("*"), { ActionNames: ["GetObject"] }))).toEqual(
      invalid("The action is invalid since it is missing names"),
    );
    for (const name of ["s3", ""]) {
      const short = await errorOf(custom(allow("*"), { ActionNames: [name] }));
      expect([short.code, short.status]).toEqual(["ValidationError", 400]);
    }
  });

  test("1: a deny that names them strikes them all the same", async () => {
    const PolicyInputList = [allow("*"), deny("madeup:*")];
    const { EvaluationResults } = await custom("", { PolicyInputList, ActionNames: ["madeup:Action"] });
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("explicitDeny");
  });

  test("2: a known action on a resource of another type is denied", async () => {
    const actions = [
      "s3:ListAllMyBuckets",
      "ec2:DescribeInstances",
      "iam:GetRole",
      "s3:GetObject",
      "s3:ListBucket",
    ];
    expect(await decisionsOf(allow("*"), actions, [OBJECT])).toEqual([
      "implicitDeny",
      "implicitDeny",
      "implicitDeny",
      "allowed",
      "allowed",
    ]);
    expect(await decisionsOf(allow("*"), actions)).toEqual(Array(5).fill("allowed"));
  });

  test("3: without ResourceArns the resource is a literal star", async () => {
    expect(await decisionsOf(allow("s3:GetObject", "arn:aws:s3:::data/*"), ["s3:GetObject"])).toEqual([
      "implicitDeny",
    ]);
    const PolicyInputList = [allow("s3:*"), deny("s3:*", "arn:aws:s3:::data/*")];
    const { EvaluationResults } = await custom("", { PolicyInputList, ActionNames: ["s3:GetObject"] });
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
    expect(EvaluationResults?.[0]?.EvalResourceName).toBe("*");
    expect(EvaluationResults?.[0]?.ResourceSpecificResults).toBeUndefined();
  });

  test("4: actions of different classes do not mix on explicit resources", async () => {
    const ActionNames = ["apigateway:GET", "apigateway:POST", "apigateway:TagResource"];
    const ResourceArns = ["arn:aws:apigateway:us-east-1::/restapis"];
    expect(await errorOf(custom(allow("*"), { ActionNames, ResourceArns }))).toEqual(
      invalid(
        "Invalid Input Actions: [apigateway:GET,apigateway:POST] and [apigateway:TagResource] require different authorization information.",
      ),
    );
    expect(await decisionsOf(allow("*"), ActionNames)).toEqual(Array(3).fill("allowed"));
  });

  test("4: iam:PassRole and sts:AssumeRole neither, each alone does", async () => {
    const ResourceArns = [ROLE];
    const ActionNames = ["iam:PassRole", "sts:AssumeRole"];
    expect(await errorOf(custom(allow("*"), { ActionNames, ResourceArns }))).toEqual(
      invalid(
        "Invalid Input Actions: [iam:PassRole] and [sts:AssumeRole] require different authorization information.",
      ),
    );
    for (const action of ActionNames)
      expect(await decisionsOf(allow("*"), [action], ResourceArns)).toEqual(["allowed"]);
  });

  test.each([
    ["arn:aws:sts::444455556666:assumed-role/connect/session"],
    ["arn:aws:iam::444455556666:root"],
    ["arn:aws:iam::444455556666:policy/x"],
  ])("5: %s is no principal", async (arn) => {
    expect(await errorOf(principal({ PolicySourceArn: arn, ActionNames: ["s3:GetObject"] }))).toEqual(
      invalid(`Invalid ARN provided in the request: ${arn}`),
    );
  });

  test("5: a wrong path is ignored", async () => {
    await makeRole(sandbox, { name: "connect", policy: allow("s3:*") });
    const PolicySourceArn = "arn:aws:iam::444455556666:role/other/path/connect";
    const { EvaluationResults } = await principal({ PolicySourceArn, ActionNames: ["s3:GetObject"] });
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
  });

  test("6: a principal that is not there", async () => {
    expect(await errorOf(principal({ ActionNames: ["s3:GetObject"] }))).toEqual({
      code: "NoSuchEntity",
      status: 404,
      message: "Unable to retrieve specified IAM entity.",
    });
  });

  test.each<[string, Partial<SimulateCustomPolicyCommandInput>]>([
    ["ResourceNames are not in a valid ARN format: data.", { ResourceArns: ["data"] }],
    ["ResourceNames are not in a valid ARN format: *.", { ResourceArns: ["*", OBJECT] }],
    [
      "The list of Permissions Boundary policies cannot exceed 1 items.",
      { PermissionsBoundaryPolicyInputList: [allow("*"), allow("*")] },
    ],
    ["Policy input list item 1 has invalid content", { PolicyInputList: ["{"] }],
    ["Invalid marker for pagination.", { Marker: "nonsense" }],
    [
      "Duplicate context key: aws:username.",
      {
        ContextEntries: ["aws:username", "aws:username"].map((ContextKeyName) => ({
          ContextKeyName,
          ContextKeyValues: ["a"],
          ContextKeyType: "string",
        })),
      },
    ],
    [
      "Invalid context value for key aws:SourceIp: expected IP address.",
      { ContextEntries: [{ ContextKeyName: "aws:SourceIp", ContextKeyValues: ["x"], ContextKeyType: "ip" }] },
    ],
  ])("7: %s", async (message, input) => {
    expect(await errorOf(custom(allow("*"), { ActionNames: ["s3:GetObject"], ...input }))).toEqual(
      invalid(message),
    );
  });

  test("7: more than a thousand items", async () => {
    const error = await errorOf(custom(allow("*"), { ActionNames: ["s3:GetObject"], MaxItems: 1001 }));
    expect(error.message).toBe(
      "1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
    );
  });

  test("8: keys that are missing are named when the answer is no", async () => {
    const Condition = { StringEquals: { "aws:RequestedRegion": "us-east-1" } };
    const Statement = [
      { Effect: "Allow", Action: "s3:GetObject", Resource: "*", Condition },
      {
        Effect: "Allow",
        Action: "ec2:*",
        Resource: "*",
        Condition: { Bool: { "ec2:IsLaunchTemplateResource": "true" } },
      },
      { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" },
    ];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    const { EvaluationResults } = await custom(policy, { ActionNames: ["s3:GetObject", "sqs:SendMessage"] });
    expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual(["implicitDeny", "allowed"]);
    expect(EvaluationResults?.[0]?.MissingContextValues).toEqual([
      "aws:RequestedRegion",
      "ec2:IsLaunchTemplateResource",
    ]);
    expect(EvaluationResults?.[1]?.MissingContextValues).toEqual([]);
    const given = {
      ContextKeyName: "aws:RequestedRegion",
      ContextKeyValues: ["us-east-1"],
      ContextKeyType: "stringList" as const,
    };
    const again = await custom(policy, { ActionNames: ["s3:GetObject"], ContextEntries: [given] });
    expect(again.EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
  });

  test("8: a principal's own keys are supplied", async () => {
    const Condition = {
      ArnEquals: { "aws:PrincipalArn": ROLE },
      StringEquals: { "aws:PrincipalAccount": "444455556666" },
    };
    const Statement = [{ Effect: "Allow", Action: "s3:*", Resource: "*", Condition }];
    await makeRole(sandbox, {
      name: "connect",
      policy: JSON.stringify({ Version: "2012-10-17", Statement }),
    });
    const { EvaluationResults } = await principal({ ActionNames: ["s3:GetObject"] });
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
    const keys = await iamAs(sandbox, sandbox.customer).send(
      new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: ROLE }),
    );
    expect(keys.ContextKeyNames).toEqual(["aws:PrincipalAccount", "aws:PrincipalArn"]);
  });

  test("8: iam:PassRole for one service is allowed only with that service in the context", async () => {
    const Condition = { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } };
    const Statement = [{ Effect: "Allow", Action: "iam:PassRole", Resource: "*", Condition }];
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    const ask = async (service: string) => {
      const entry = { ContextKeyName: "iam:PassedToService", ContextKeyValues: [service] };
      const ContextEntries = [{ ...entry, ContextKeyType: "string" as const }];
      const { EvaluationResults } = await custom(policy, { ActionNames: ["iam:PassRole"], ContextEntries });
      return EvaluationResults?.[0]?.EvalDecision;
    };
    expect(await ask("ec2.amazonaws.com")).toBe("allowed");
    expect(await ask("lambda.amazonaws.com")).toBe("implicitDeny");
  });

  test("9: a trust policy that shuts everybody out is not asked", async () => {
    await makeRole(sandbox, { name: "connect", policy: allow("sts:AssumeRole") });
    const ResourceArns = ["arn:aws:iam::444455556666:role/of-somebody-else"];
    const { EvaluationResults } = await principal({ ActionNames: ["sts:AssumeRole"], ResourceArns });
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
  });

  test("9: a resource control policy is not asked", async () => {
    await makeRole(sandbox, { name: "connect", policy: allow("sts:AssumeRole") });
    sandbox.setScenario(sandbox.customer.accountId, { resourceControlPolicy: keepOut("sts:AssumeRole") });
    const ResourceArns = [ROLE];
    const { EvaluationResults } = await principal({ ActionNames: ["sts:AssumeRole"], ResourceArns });
    expect(EvaluationResults?.[0]?.EvalDecision).toBe("allowed");
  });

  test("9: service control policies", async () => {
    await makeRole(sandbox, { name: "connect", policy: allow("s3:*") });
    const ask = async () => (await principal({ ActionNames: ["s3:GetObject"] })).EvaluationResults?.[0];
    expect((await ask())?.OrganizationsDecisionDetail).toBeUndefined();
    sandbox.setScenario(sandbox.customer.accountId, { serviceControlPolicy: allButDeny("s3:GetObject") });
    const denied = await ask();
    expect([denied?.EvalDecision, denied?.MatchedStatements]).toEqual(["explicitDeny", []]);
    sandbox.setScenario(sandbox.customer.accountId, { serviceControlPolicy: allow(["ec2:*", "iam:*"]) });
    const notAllowed = await ask();
    expect(notAllowed?.EvalDecision).toBe("implicitDeny");
    expect(notAllowed?.OrganizationsDecisionDetail?.AllowedByOrganizations).toBe(false);
  });

  test("10: a boundary", async () => {
    await makeRole(sandbox, { name: "connect", policy: allow("s3:*") });
    const PermissionsBoundary = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";
    const command = new PutRolePermissionsBoundaryCommand({ RoleName: "connect", PermissionsBoundary });
    await iamAs(sandbox, sandbox.customer).send(command);
    const result = (await principal({ ActionNames: ["s3:GetObject"] })).EvaluationResults?.[0];
    expect(result?.EvalDecision).toBe("implicitDeny");
    expect(result?.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary).toBe(false);
  });
});

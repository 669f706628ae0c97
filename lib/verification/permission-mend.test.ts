import { describe, expect, test } from "vitest";
import type { DenyingStatement, PermissionFinding } from "./check-result";
import { createResult } from "./result";
import { planWith } from "./testing/plan";
import type { VerdictCode } from "./verdict-codes";

const plan = planWith();
const principal = { kind: "role", name: plan.roleName, arn: plan.roleArn } as const;
const [instances, volumes] = plan.requirements;
const GUARD: DenyingStatement = {
  policyName: "Guard",
  policyType: "inline",
  holder: "role connect",
  line: 3,
};

function found(
  action: string,
  decision: PermissionFinding["decision"],
  deniedBy?: DenyingStatement[],
): PermissionFinding {
  return { action, resource: "*", capabilityId: "instances", decision, ...(deniedBy && { deniedBy }) };
}

function remedyOf(code: VerdictCode, findings: PermissionFinding[]) {
  const missing = findings.some(({ decision }) => decision === "not-granted") && instances ? [instances] : [];
  return createResult(code, plan, { findings, missing, principal }).remedy;
}

describe("what to do about", () => {
  test("a denial is to change the one statement, told once for all that it denies", () => {
    const remedy = remedyOf("permissions-denied", [
      found("ec2:DescribeInstances", "denied", [GUARD]),
      found("ec2:DescribeVolumes", "denied", [GUARD]),
      found("s3:ListBucket", "denied", [
        { ...GUARD, policyName: "Other", policyType: "managed", holder: null },
      ]),
    ]);
    expect(remedy?.steps.slice(0, -1)).toEqual([
      "The statement on line 3 of the inline policy Guard of role connect denies ec2:DescribeInstances and ec2:DescribeVolumes. Take that out of the statement, or narrow the statement so that it no longer meets role connect.",
      "The statement on line 3 of the managed policy Other denies s3:ListBucket. Take that out of the statement, or narrow the statement so that it no longer meets role connect.",
    ]);
    expect([remedy?.document, remedy?.command]).toEqual([null, null]);
  });

  test("a denial that AWS does not place is to look for it", () => {
    const remedy = remedyOf("permissions-denied", [found("ec2:DescribeVolumes", "denied")]);
    expect(remedy?.steps[0]).toContain("A statement among the policies of role connect denies");
  });

  test("what no policy grants is the policy that adds it, and no more than it; what is denied is told after", () => {
    const remedy = remedyOf("permissions-missing", [
      found("ec2:DescribeInstances", "not-granted"),
      found("ec2:DescribeVolumes", "denied", [GUARD]),
    ]);
    expect(remedy?.document?.json.Statement.flatMap(({ Action }) => Action)).toEqual([instances?.action]);
    expect(JSON.stringify(remedy?.document)).not.toContain(volumes?.action);
    const steps = remedy?.steps ?? [];
    expect(steps.findIndex((step) => step.includes("Guard"))).toBe(steps.length - 2);
    expect(steps.filter((step) => step.startsWith("Come back"))).toHaveLength(1);
  });

  test("a boundary is to have it changed there, by its name where AWS gives it", () => {
    const limits: DenyingStatement = {
      policyName: "Limits",
      policyType: "boundary",
      holder: null,
      line: null,
    };
    const named = remedyOf("permissions-outside-boundary", [
      found("ec2:DescribeVolumes", "denied-by-boundary", [limits]),
    ]);
    expect(named?.steps[0]).toContain("The permissions boundary Limits of role connect does not allow");
    const unnamed = remedyOf("permissions-outside-boundary", [
      found("ec2:DescribeVolumes", "denied-by-boundary"),
    ]);
    expect(unnamed?.steps[0]).toContain("The permissions boundary of role connect does not allow");
  });

  test("an organisation's denial is to ask, and says that the simulator can be wrong", () => {
    const remedy = remedyOf("permissions-denied-by-scp", [found("ec2:DescribeVolumes", "denied-by-scp")]);
    expect(remedy?.why).toContain("It can be wrong there");
    expect(remedy?.steps[0]).toMatch(/^Ask whoever looks after your AWS organisation/);
  });

  test("what is not verified is told with AWS's reason", () => {
    const reason = "AWS's simulator does not take the question: Invalid Input";
    const unverified = { ...found("ec2:DescribeVolumes", "unverified"), reason };
    expect(remedyOf("permissions-partly-verified", [unverified])?.why).toContain(reason);
  });
});

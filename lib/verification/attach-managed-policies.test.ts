import { describe, expect, test } from "vitest";
import { createResult } from "./result";
import { keyPlanWith, planWith, ROLE_ARN, USER_ARN } from "./testing/plan";

const user = { kind: "user", name: "northwind", arn: USER_ARN } as const;
const role = { kind: "role", name: "connect", arn: ROLE_ARN } as const;
const EC2 = "arn:aws:iam::aws:policy/AmazonEC2FullAccess";

const managed = {
  policyArns: [EC2],
  probes: ["ec2:DescribeInstances", "ec2:DescribeVolumes"],
};
const capabilities = [
  { id: "instances", title: "Instances", required: true, managed },
  { id: "buckets", title: "Buckets", required: false },
];

function remedyByKey(groupName: string | null, count: number) {
  const plan = keyPlanWith({ capabilities, groupName });
  const missing = plan.requirements.slice(0, count);
  return createResult("permissions-missing", plan, { missing, principal: user }).remedy;
}

describe("what a managed policy grants is mended by attaching it", () => {
  test("to the group, where the guide grants through one, and the user is a member", () => {
    const remedy = remedyByKey("Developers", 2);
    expect(remedy?.why).toContain(
      "Attach AmazonEC2FullAccess to the group Developers, of which northwind is to be a member.",
    );
    expect(remedy?.document).toBeNull();
    expect(remedy?.command).toBe(
      [
        `aws iam attach-group-policy \\\n  --group-name Developers \\\n  --policy-arn ${EC2}`,
        "aws iam add-user-to-group \\\n  --group-name Developers \\\n  --user-name northwind",
      ].join("\n"),
    );
  });

  test("to the user itself where there is no group", () => {
    const remedy = remedyByKey(null, 1);
    expect(remedy?.why).toContain("Attach AmazonEC2FullAccess to the user northwind.");
    expect(remedy?.command).toBe(
      `aws iam attach-user-policy \\\n  --user-name northwind \\\n  --policy-arn ${EC2}`,
    );
  });

  test("to the role", () => {
    const plan = planWith({ capabilities });
    const missing = plan.requirements.slice(0, 2);
    const { remedy } = createResult("permissions-missing", plan, { missing, principal: role });
    expect(remedy?.command).toBe(
      `aws iam attach-role-policy \\\n  --role-name connect \\\n  --policy-arn ${EC2}`,
    );
    expect(remedy?.steps.at(-1)).toMatch(/verify again/);
  });

  test("beside a policy with the rest, where something else is missing too", () => {
    const remedy = remedyByKey("Developers", 3);
    expect(remedy?.why).toContain("The policy below adds the rest.");
    expect(remedy?.document?.json.Statement.map(({ Action }) => Action)).toEqual([["s3:ListBucket"]]);
    expect(remedy?.command).toMatch(/^aws iam attach-group-policy[\s\S]*\naws iam put-user-policy /);
    expect(remedy?.steps.filter((step) => step.includes("verify again"))).toHaveLength(1);
  });

  test("and nothing is attached where only a statement of the product's own is missing", () => {
    const plan = keyPlanWith({ capabilities, groupName: "Developers" });
    const missing = plan.requirements.slice(2);
    const { remedy } = createResult("permissions-missing", plan, { missing, principal: user });
    expect(remedy?.command).not.toContain("attach-");
    expect(remedy?.document?.json.Statement).toHaveLength(1);
  });
});

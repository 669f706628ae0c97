import { describe, expect, test } from "vitest";
import cases from "./cases/missing-permissions.json";
import { createAdditionalPolicy } from "./missing-permissions";
import type { Statement } from "./policy-document";
import { deriveRequirements, type RequirementSource } from "./requirements";

const place = { partition: "aws", awsAccountId: "111122223333" } as const;

async function derive(capabilities: unknown) {
  return deriveRequirements(capabilities as RequirementSource[], place);
}

describe("createAdditionalPolicy", () => {
  for (const { name, capabilities, missing, statements } of cases) {
    test(name, async () => {
      const all = await derive(capabilities);
      const policy = createAdditionalPolicy(
        all.filter(({ action }) => missing.includes(action)),
        all,
      );
      expect(policy).toEqual({ Version: "2012-10-17", Statement: statements });
    });
  }

  test("keeps a condition whole where one of its values is missing", async () => {
    const condition = { StringEquals: { "iam:PassedToService": ["eks.amazonaws.com", "ec2.amazonaws.com"] } };
    const all = await derive([
      {
        id: "one",
        statements: [{ Effect: "Allow", Action: "iam:PassRole", Resource: "*", Condition: condition }],
      },
    ]);
    expect(all).toHaveLength(2);
    const { Statement } = createAdditionalPolicy(all.slice(1), all);
    expect(Statement).toMatchObject([{ Action: ["iam:PassRole"], Condition: condition }]);
  });

  test("gives an action that takes no resource the resource that grants it", async () => {
    const all = await derive([
      {
        id: "one",
        statements: [{ Effect: "Allow", Action: "eks:ListClusters", Resource: "arn:*:eks:*:*:cluster/*" }],
      },
    ]);
    expect(createAdditionalPolicy(all, all).Statement).toMatchObject([{ Resource: "*" }]);
  });

  test("grants all that is missing and nothing that was not required", async () => {
    const statements: Statement[] = [
      { Effect: "Allow", Action: ["rds:Describe*", "rds:List*"], Resource: "*" },
      { Effect: "Allow", Action: "mq:*", Resource: "*" },
    ];
    const all = await derive([{ id: "one", statements }]);
    const missing = all.filter(({ action }, index) => action.startsWith("rds:") || index % 3 === 0);
    const { Statement } = createAdditionalPolicy(missing, all);
    const granted = await derive([{ id: "one", statements: Statement }]);
    const actionsOf = (list: typeof all) => list.map(({ action }) => action).sort();
    expect(actionsOf(granted)).toEqual(actionsOf(missing));
    expect(JSON.stringify(Statement)).toContain("rds:Describe*");
  });

  test("refuses to write a policy for nothing", () => {
    expect(() => createAdditionalPolicy([], [])).toThrow(RangeError);
  });
});

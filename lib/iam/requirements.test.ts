import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandActionPattern } from "./action-catalogue";
import { matchesActionPattern, matchesWildcard } from "./action-pattern";
import cases from "./cases/requirements.json";
import { isPartition, type Partition } from "./partition";
import type { Statement } from "./policy-document";
import { requirementKey } from "./requirement";
import { deriveRequirements } from "./requirements";

const awsAccountId = "111122223333";

function partitionOf(text: string | undefined): Partition {
  return text !== undefined && isPartition(text) ? text : "aws";
}

describe("deriveRequirements", () => {
  for (const { name, statements, probes, partition, requirements } of cases) {
    test(name, async () => {
      const source = { id: "one", statements: statements as Statement[], probes: probes ?? [] };
      expect(await deriveRequirements([source], { partition: partitionOf(partition), awsAccountId })).toEqual(
        requirements,
      );
    });
  }

  test("gives requirements that their pattern and their resource cover", async () => {
    const prefix = fc.string({ unit: fc.constantFrom("D", "e", "s", "G", "t", "C"), maxLength: 3 });
    const service = fc.constantFrom("ec2", "s3", "iam", "kms", "secretsmanager", "autoscaling");
    const resource = fc.constantFrom(
      "*",
      "arn:aws:s3:::logs/*",
      "arn:*:iam::*:role/app-*",
      "arn:*:ec2:*:*:*/*",
    );
    await fc.assert(
      fc.asyncProperty(service, prefix, resource, async (servicePrefix, name, Resource) => {
        const Action = `${servicePrefix}:${name}*`;
        const source = { id: "one", statements: [{ Effect: "Allow" as const, Action, Resource }] };
        const requirements = await deriveRequirements([source], { partition: "aws", awsAccountId });
        expect(new Set(requirements.map(({ action }) => action))).toEqual(
          new Set(await expandActionPattern(Action)),
        );
        for (const requirement of requirements) {
          expect(matchesActionPattern(Action, requirement.action)).toBe(true);
          if (requirement.resource !== null)
            expect(matchesWildcard(Resource, requirement.resource)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("leaves no wildcard and no variable in an example resource", async () => {
    const statements: Statement[] = [
      { Effect: "Allow", Action: "s3:*", Resource: `arn:aws:s3:::home/\${aws:username}/*` },
      { Effect: "Allow", Action: "ec2:Run*", Resource: "arn:aws:ec2:*:*:instance/i-????" },
    ];
    const requirements = await deriveRequirements([{ id: "one", statements }], {
      partition: "aws",
      awsAccountId,
    });
    const resources = requirements.flatMap(({ resource }) => (resource === null ? [] : [resource]));
    expect(resources.length).toBeGreaterThan(0);
    for (const resource of resources) expect(resource).not.toMatch(/[*?$]/);
  });

  test("asks for each capability on its own, though two need the same action", async () => {
    const statements: Statement[] = [{ Effect: "Allow", Action: "ec2:DescribeVpcs", Resource: "*" }];
    const sources = [
      { id: "one", statements },
      { id: "two", statements },
    ];
    const requirements = await deriveRequirements(sources, { partition: "aws", awsAccountId });
    expect(requirements.map(({ capabilityId }) => capabilityId)).toEqual(["one", "two"]);
    expect(new Set(requirements.map(requirementKey)).size).toBe(1);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actionExists,
  actionFacts,
  expandActionPattern,
  serviceExists,
  suggestAction,
  suggestServicePrefix,
} from "./action-catalogue";
import { matchesActionPattern } from "./action-pattern";
import expansions from "./cases/expansions.json";
import suggestions from "./cases/suggestions.json";

describe("expandActionPattern", () => {
  for (const { pattern, count, includes } of expansions) {
    test(`finds ${count} for ${pattern}`, async () => {
      const actions = await expandActionPattern(pattern);
      expect(actions).toHaveLength(count);
      if (includes !== null) expect(actions).toContain(includes);
    });
  }

  test("gives only existing actions that the pattern covers", async () => {
    const pattern = fc
      .tuple(
        fc.constantFrom("s3", "iam", "ses"),
        fc.string({ unit: fc.constantFrom("G", "e", "t", "*", "?"), minLength: 1, maxLength: 5 }),
      )
      .map(([service, name]) => `${service}:${name}`);
    await fc.assert(
      fc.asyncProperty(pattern, async (wild) => {
        for (const action of await expandActionPattern(wild)) {
          expect(matchesActionPattern(wild, action)).toBe(true);
          expect(await actionExists(action)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("covers all of AWS with a single star", async () => {
    expect((await expandActionPattern("*")).length).toBeGreaterThan(20_000);
  });
});

describe("serviceExists and actionExists", () => {
  test("know what AWS has, without regard to case", async () => {
    expect(await serviceExists("EC2")).toBe(true);
    expect(await serviceExists("docdb")).toBe(false);
    expect(await actionExists("EC2:describeinstances")).toBe(true);
    expect(await actionExists("ec2:DescribeEverything")).toBe(false);
    expect(await actionExists("ec2:Describe*")).toBe(false);
  });

  test("are not taken in by names that every object has", async () => {
    for (const name of ["constructor", "toString", "hasOwnProperty"]) {
      expect(await serviceExists(name)).toBe(false);
      expect(await actionExists(`ec2:${name}`)).toBe(false);
    }
  });
});

describe("actionFacts", () => {
  test("knows an action that takes no resource", async () => {
    expect(await actionFacts("ec2:DescribeInstances")).toMatchObject({
      wildcardOnly: true,
      resourceTypes: [],
    });
  });

  test("knows the resources and the condition keys of an action", async () => {
    expect(await actionFacts("IAM:passrole")).toEqual({
      wildcardOnly: false,
      resourceTypes: [
        {
          name: "role",
          required: true,
          arnFormat: `arn:\${Partition}:iam::\${Account}:role/\${RoleNameWithPath}`,
        },
      ],
      conditionKeys: ["iam:AssociatedResourceArn", "iam:PassedToService"],
    });
  });

  test("has none for an action that AWS does not have", async () => {
    expect(await actionFacts("sesv2:SendEmail")).toBeNull();
  });
});

describe("suggestServicePrefix and suggestAction", () => {
  for (const { kind, written, suggested } of suggestions) {
    test(`suggest ${suggested ?? "nothing"} for ${written}`, async () => {
      const suggest = kind === "prefix" ? suggestServicePrefix : suggestAction;
      expect(await suggest(written)).toBe(suggested);
    });
  }
});

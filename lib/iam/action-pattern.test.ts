import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesActionPattern, matchesWildcard, splitAction } from "./action-pattern";
import cases from "./cases/wildcards.json";

/** Says directly what the two wildcards mean; far too slow for use. */
function matchesNaively(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const rest = pattern.slice(1);
  if (pattern[0] === "*") {
    return Array.from({ length: text.length + 1 }, (_, cut) => text.slice(cut)).some((tail) =>
      matchesNaively(rest, tail),
    );
  }
  return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && matchesNaively(rest, text.slice(1));
}

describe("matchesWildcard", () => {
  for (const { pattern, text, matches } of cases) {
    test(`says ${matches ? "yes" : "no"} to "${text}" for "${pattern}"`, () => {
      expect(matchesWildcard(pattern, text)).toBe(matches);
    });
  }

  test("agrees with the plain meaning of the wildcards", () => {
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (wild, plain) => {
        expect(matchesWildcard(wild, plain)).toBe(matchesNaively(wild, plain));
      }),
      { numRuns: 2000 },
    );
  });

  test("needs no time for a pattern that defeats backtracking", () => {
    const start = performance.now();
    expect(matchesWildcard(`${"a*".repeat(500)}b`, "a".repeat(2000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("matchesActionPattern", () => {
  test("does not regard case", () => {
    expect(matchesActionPattern("EC2:describe*", "ec2:DescribeInstances")).toBe(true);
    expect(matchesActionPattern("ec2:Describe*", "ec2:RunInstances")).toBe(false);
  });

  test("takes the marks of regular expressions literally", () => {
    expect(matchesActionPattern("s3:Get.+", "s3:GetObject")).toBe(false);
  });
});

describe("splitAction", () => {
  test("splits at the colon and lowers the prefix only", () => {
    expect(splitAction("EC2:Describe*")).toEqual({ service: "ec2", name: "Describe*" });
  });

  test("gives null for anything else", () => {
    for (const text of [
      "",
      "*",
      "ec2",
      "ec2:",
      ":Describe",
      "ec2:a:b",
      "ec2 :Run",
      "arn:aws:s3:::b",
      "ec2:Run\n",
    ]) {
      expect(splitAction(text)).toBeNull();
    }
  });
});

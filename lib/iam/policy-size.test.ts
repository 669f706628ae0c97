import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyDocument } from "./policy-document";
import { measurePolicy, POLICY_QUOTAS } from "./policy-size";

const document: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "ec2:Describe*", Resource: "*" }],
};

describe("measurePolicy", () => {
  test("counts every character of a policy without white space", () => {
    expect(measurePolicy(document, "managed")).toEqual({ characters: 97, quota: 6144, fits: true });
  });

  test("does not count the white space of an indented document", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 2, 8, "\t"), (value, indent) => {
        const compact = JSON.stringify(value);
        expect(measurePolicy(JSON.stringify(value, null, indent), "trust").characters).toBe(
          measurePolicy(compact, "trust").characters,
        );
      }),
    );
  });

  test("counts white space inside a quoted value, also after an escaped quote", () => {
    expect(measurePolicy('{ "a": "b \\" c" }', "trust").characters).toBe('{"a":"b \\" c"}'.length);
  });

  test("fits up to the quota and not one character more", () => {
    const text = (length: number) => `"${"x".repeat(length - 2)}"`;
    for (const kind of [
      "managed",
      "role-inline",
      "user-inline",
      "group-inline",
      "trust",
      "session",
    ] as const) {
      expect(measurePolicy(text(POLICY_QUOTAS[kind]), kind).fits).toBe(true);
      expect(measurePolicy(text(POLICY_QUOTAS[kind] + 1), kind).fits).toBe(false);
    }
  });

  test("has AWS's default quotas", () => {
    expect(POLICY_QUOTAS).toEqual({
      managed: 6144,
      "role-inline": 10240,
      "user-inline": 2048,
      "group-inline": 5120,
      trust: 2048,
      session: 2048,
    });
  });
});

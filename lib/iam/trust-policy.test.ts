import { describe, expect, test } from "vitest";
import { measurePolicy } from "./policy-size";
import { createTrustPolicy } from "./trust-policy";

const principalArn = "arn:aws:iam::999988887777:user/infrawatch-power-user";

describe("createTrustPolicy", () => {
  test("lets one principal assume the role with one External ID", () => {
    expect(createTrustPolicy({ principalArn, externalIds: ["rb-one"] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowAssumeRoleWithExternalId",
          Effect: "Allow",
          Principal: { AWS: principalArn },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": "rb-one" } },
        },
      ],
    });
  });

  test("accepts two External IDs while one replaces the other", () => {
    const { Statement } = createTrustPolicy({ principalArn, externalIds: ["rb-one", "rb-two"] });
    expect(Statement[0]?.Condition).toEqual({ StringEquals: { "sts:ExternalId": ["rb-one", "rb-two"] } });
  });

  test("names an External ID once when it is given twice", () => {
    const { Statement } = createTrustPolicy({ principalArn, externalIds: ["rb-one", "rb-one"] });
    expect(Statement[0]?.Condition).toEqual({ StringEquals: { "sts:ExternalId": "rb-one" } });
  });

  test("takes an account's root and a role with a path of any partition", () => {
    for (const arn of ["arn:aws-cn:iam::999988887777:root", "arn:aws:iam::999988887777:role/a/b/R"]) {
      expect(createTrustPolicy({ principalArn: arn, externalIds: ["rb"] }).Statement).toHaveLength(1);
    }
  });

  test("refuses a principal that would let others in", () => {
    const open = [
      "*",
      "",
      "arn:aws:iam::*:root",
      "arn:aws:iam::999988887777:role/*",
      "999988887777",
      `${principalArn}\n`,
    ];
    for (const arn of open) {
      expect(() => createTrustPolicy({ principalArn: arn, externalIds: ["rb-one"] })).toThrow(RangeError);
    }
  });

  test("refuses what STS does not take as an External ID", () => {
    for (const externalId of ["", "x", "two words", "rb-*", "é".repeat(9), "x".repeat(1225)]) {
      expect(() => createTrustPolicy({ principalArn, externalIds: [externalId] })).toThrow(RangeError);
    }
  });

  test("fits the quota with two External IDs", () => {
    const trustPolicy = createTrustPolicy({
      principalArn,
      externalIds: [`rb-${"0".repeat(32)}`, `rb-${"1".repeat(32)}`],
    });
    expect(measurePolicy(trustPolicy, "trust").fits).toBe(true);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "./aws-account-id";
import { PARTITIONS } from "./partition";
import { formatUserArn, isGroupName, parseUserArn } from "./user-arn";

const awsAccountId = "111122223333" as AwsAccountId;
const name = fc.string({ unit: fc.constantFrom(..."aZ0_+=,.@-"), minLength: 1, maxLength: 64 });
const path = fc.array(name, { maxLength: 3 }).map((parts) => ["", ...parts, ""].join("/"));

describe("parseUserArn", () => {
  test("reads what formatUserArn writes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTITIONS), path, name, (partition, userPath, userName) => {
        const source = { partition, awsAccountId, path: userPath, userName };
        expect(parseUserArn(formatUserArn(source))).toEqual(source);
      }),
    );
  });

  test("knows the root user, roles and sessions from a user", () => {
    for (const arn of [
      "arn:aws:iam::111122223333:root",
      "arn:aws:iam::111122223333:role/monk",
      "arn:aws:sts::111122223333:assumed-role/monk/session",
      "arn:aws:sts::111122223333:federated-user/monk",
      "arn:aws:iam::111122223333:user/*",
      "arn:aws:iam::111122223333:user/a/*/b",
      "arn:aws:iam::1111:user/monk",
      "",
    ]) {
      expect(parseUserArn(arn)).toBeNull();
    }
  });

  test("answers a long text fast", () => {
    const started = performance.now();
    expect(parseUserArn(`arn:aws:iam::111122223333:user/${"a/".repeat(50_000)}`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("isGroupName", () => {
  test("takes up to 128 characters that IAM allows", () => {
    expect(isGroupName("Developers")).toBe(true);
    expect(isGroupName("a".repeat(128))).toBe(true);
    for (const text of ["", "a".repeat(129), "my group", "a/b", "*"]) expect(isGroupName(text)).toBe(false);
  });
});

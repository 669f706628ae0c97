import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "./aws-account-id";
import cases from "./cases/role-arns.json";
import { PARTITIONS } from "./partition";
import { formatRoleArn, isRoleName, parseRoleArn } from "./role-arn";

const NAME_CHARACTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+=@-_.,"];
const name = fc
  .string({ unit: fc.constantFrom(...NAME_CHARACTERS), minLength: 1, maxLength: 64 })
  .filter((text) => !/[.,]$/.test(text));
const path = fc
  .array(fc.string({ unit: fc.constantFrom(...NAME_CHARACTERS), minLength: 1, maxLength: 20 }), {
    maxLength: 4,
  })
  .map((parts) => (parts.length === 0 ? "/" : `/${parts.join("/")}/`));
const account = fc
  .string({ unit: fc.constantFrom(..."0123456789"), minLength: 12, maxLength: 12 })
  .filter((digits) => digits !== "123456789012")
  .map((digits) => digits as AwsAccountId);

describe("parseRoleArn", () => {
  for (const { name: sentence, pasted, ...expected } of cases) {
    test(sentence, () => {
      const parsed = parseRoleArn(pasted);
      if (parsed.ok) expect({ arn: parsed.value.arn }).toEqual(expected);
      else expect({ problem: parsed.problem, suggestion: parsed.suggestion }).toEqual(expected);
    });
  }

  test("splits an ARN into its parts", () => {
    expect(parseRoleArn("arn:aws-cn:iam::111122223333:role/vendors/eu/Reader")).toEqual({
      ok: true,
      value: {
        arn: "arn:aws-cn:iam::111122223333:role/vendors/eu/Reader",
        partition: "aws-cn",
        awsAccountId: "111122223333",
        path: "/vendors/eu/",
        roleName: "Reader",
      },
    });
  });

  test("gives back what formatRoleArn wrote", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PARTITIONS),
        account,
        path,
        name,
        (partition, awsAccountId, rolePath, roleName) => {
          const arn = formatRoleArn({ partition, awsAccountId, path: rolePath, roleName });
          const value = { arn, partition, awsAccountId, path: rolePath, roleName };
          expect(parseRoleArn(` "${arn}",\n`)).toEqual({ ok: true, value });
        },
      ),
    );
  });

  test("answers any text without throwing, in whole sentences", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const parsed = parseRoleArn(text);
        if (!parsed.ok) expect(parsed.message).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });

  test("accepts nothing but the canonical form of what it gives", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const parsed = parseRoleArn(`arn:aws:iam::111122223333:role/${text}`);
        if (parsed.ok) expect(isRoleName(parsed.value.roleName)).toBe(true);
      }),
    );
  });

  test("shows the ARN that was probably meant in its message", () => {
    const parsed = parseRoleArn("arn:aws:sts::111122223333:assumed-role/Reader/session");
    expect(parsed).toMatchObject({
      message: expect.stringContaining("probably arn:aws:iam::111122223333:role/Reader."),
    });
  });

  test("says everything in one or two sentences", () => {
    for (const { pasted } of cases) {
      const parsed = parseRoleArn(pasted);
      const sentences = parsed.ok ? [] : parsed.message.split(/\.(?:\s|$)/).filter((text) => text !== "");
      expect(sentences.length).toBeLessThanOrEqual(2);
    }
  });

  test("leaves no mark of its own in a message without suggestion", () => {
    for (const { pasted } of cases) {
      const parsed = parseRoleArn(pasted);
      if (!parsed.ok) expect(parsed.message).not.toContain("{arn}");
    }
  });

  test("never repeats a pasted secret", () => {
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    for (const pasted of [
      secret,
      `arn:aws:iam::111122223333:role/${secret} `,
      `AKIAIOSFODNN7EXAMPLE ${secret}`,
    ]) {
      const parsed = parseRoleArn(pasted);
      expect(parsed.ok ? "" : parsed.message).not.toContain("bPxRfi");
    }
  });

  test("refuses two megabytes and a hostile 2,048 characters in no time", () => {
    const hostile = [
      "x".repeat(2_000_000),
      " ".repeat(2048),
      `arn:${"a:".repeat(1000)}`,
      "\uFDFA".repeat(2048),
    ];
    const start = performance.now();
    for (const text of hostile) expect(parseRoleArn(text).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe("formatRoleArn", () => {
  test("writes a role without path", () => {
    const awsAccountId = "111122223333" as AwsAccountId;
    expect(formatRoleArn({ partition: "aws", awsAccountId, roleName: "R" })).toBe(
      "arn:aws:iam::111122223333:role/R",
    );
  });
});

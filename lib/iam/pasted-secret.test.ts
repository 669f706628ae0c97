import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsSecretAccessKey } from "./pasted-secret";
import awsErrors from "./trust-doctor/cases/aws-errors.json";

const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYzzzzzzzzzz";

describe("holdsSecretAccessKey", () => {
  test.each([
    SECRET,
    `export AWS_SECRET_ACCESS_KEY=${SECRET}`,
    `aws_secret_access_key = ${SECRET}`,
    `"SecretAccessKey": "${SECRET}"`,
    `"SecretAccessKey": "${SECRET.replace("/", "\\/").replace("+", "\\u002B")}"`,
    `secret=${encodeURIComponent(SECRET)}&x=1`,
    `AKIAWNFKZ5PC5IQ2ZQXA,${SECRET}`,
    `arn:aws:iam::444455556666:user/ann,${SECRET}`,
    `${SECRET.slice(0, 20)}\u200b${SECRET.slice(20)}`,
  ])("sees it in %s", (text) => {
    expect(holdsSecretAccessKey(text)).toBe(true);
  });

  test.each([
    "d41d8cd98f00b204e9800998ecf8427ed41d8cd9",
    "rb-4f0k2m9q7x3z8c5v1b6n0t4w2y7h5d9j",
    "arn:aws:iam::444455556666:role/Engineering/Platform/Teams/Data1/Co",
    "request id 2c9f9d6e-0b1a-4c5d-8e7f-001122334455",
    `${SECRET}${SECRET}`,
  ])("sees none in %s", (text) => {
    expect(holdsSecretAccessKey(text)).toBe(false);
  });

  test("sees none in an error of AWS, and one beside it", () => {
    for (const { text } of awsErrors) {
      expect(holdsSecretAccessKey(text), text).toBe(false);
      expect(holdsSecretAccessKey(`export AWS_SECRET_ACCESS_KEY=${SECRET}\n${text}`), text).toBe(true);
    }
  });

  test("sees every one that AWS may make", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9/+]{37}[a-z][A-Z][0-9]$/);
    const before = fc.constantFrom("", "=", ": ", '"', ",", "\t", "\n", "(");
    fc.assert(
      fc.property(before, secret, before, (left, key, right) => {
        expect(holdsSecretAccessKey(`x ${left}${key}${right}`)).toBe(true);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import cases from "./cases/secret-access-keys.json";
import { parseSecretAccessKey } from "./secret-access-key";

const SECRET = "abcdefghijABCDEFGHIJ0123456789/+abcdABCD";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

describe("parseSecretAccessKey", () => {
  for (const { name, text } of cases.good) {
    test(`takes a secret ${name}`, () => {
      expect(parseSecretAccessKey(text)).toEqual({ ok: true, value: SECRET });
    });
  }

  for (const { name, text, problem } of cases.refused) {
    test(`refuses ${name}`, () => {
      expect(parseSecretAccessKey(text)).toMatchObject({ ok: false, problem });
    });
  }

  test("takes every secret that AWS may make, unchanged", () => {
    const secret = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(secret, (text) => {
        expect(parseSecretAccessKey(text)).toEqual({ ok: true, value: text });
      }),
    );
  });

  test("repeats no part of the text in a message", () => {
    const text = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 12, maxLength: 300 });
    fc.assert(
      fc.property(text, (pasted) => {
        const parsed = parseSecretAccessKey(pasted);
        if (!parsed.ok) expect(parsed.message).not.toContain(pasted.slice(0, 12));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountOfAccessKey } from "./access-key-account";
import { parseAccessKeyId } from "./access-key-id";
import cases from "./cases/access-key-ids.json";

const PLAIN = "AKIAY34FZKBOKMUTVV7A";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The inverse of the decoding: an access key ID for an account, with the given end. */
function accessKeyFor(accountId: string, end: string): string {
  let bits = (1n << 44n) | (BigInt(accountId) << 4n);
  let text = "";
  for (let digit = 0; digit < 9; digit += 1) {
    text = ALPHABET.charAt(Number(bits % 32n)) + text;
    bits /= 32n;
  }
  return `AKIA${text}${end}`;
}

describe("parseAccessKeyId", () => {
  for (const { name, text, accountHint } of cases.good) {
    test(`takes an ID ${name}`, () => {
      expect(parseAccessKeyId(text)).toMatchObject({ ok: true, value: { kind: "long-term", accountHint } });
    });
  }

  for (const { name, text, problem } of cases.refused) {
    test(`refuses ${name}`, () => {
      expect(parseAccessKeyId(text)).toMatchObject({ ok: false, problem });
    });
  }

  test("gives the ID in its canonical form", () => {
    const parsed = parseAccessKeyId(`aws_access_key_id=${PLAIN.toLowerCase()}`);
    expect(parsed.ok && parsed.value.value).toBe(PLAIN);
  });

  test("says why a temporary key will not do", () => {
    const parsed = parseAccessKeyId("ASIAY34FZKBOKMUTVV7A");
    expect(parsed.ok ? "" : parsed.message).toMatch(/expire within hours/);
  });

  test("never repeats what was pasted, which may be a secret", () => {
    for (const { text } of cases.refused.filter((one) => one.text.trim().length > 4)) {
      const parsed = parseAccessKeyId(text);
      expect(parsed.ok ? "" : parsed.message).not.toContain(text.trim());
    }
  });

  test("says every refusal in two sentences at most", () => {
    for (const { text } of cases.refused) {
      const parsed = parseAccessKeyId(text);
      expect((parsed.ok ? "" : parsed.message).split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThan(3);
    }
  });

  test("answers any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
        const parsed = parseAccessKeyId(text);
        expect(parsed.ok || parsed.message.length > 0).toBe(true);
      }),
    );
  });
});

describe("accountOfAccessKey", () => {
  test("reads the account that an ID was made for", () => {
    const account = fc.bigInt({ min: 0n, max: 999_999_999_999n });
    const end = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(account, end, (number, letters) => {
        const accountId = number.toString().padStart(12, "0");
        expect(accountOfAccessKey(accessKeyFor(accountId, letters))).toBe(accountId);
      }),
    );
  });

  test("knows none for old IDs, for IDs of other things, and for what is no account's number", () => {
    for (const id of ["AKIAIOSFODNN7EXAMPLE", "AKIAJ34FZKBOKMUTVV7A", "AIDAY34FZKBOKMUTVV7A", "AKIA", ""]) {
      expect(accountOfAccessKey(id)).toBeNull();
    }
    expect(accountOfAccessKey("AKIA7777777777777777")).toBeNull();
  });

  test("reads temporary keys too", () => {
    expect(accountOfAccessKey("ASIAY34FZKBOKMUTVV7A")).toBe("609629065308");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAwsAccountId } from "./aws-account-id";
import cases from "./cases/account-ids.json";

describe("parseAwsAccountId", () => {
  for (const { name, pasted, value, problem, says } of cases) {
    test(name, () => {
      const parsed = parseAwsAccountId(pasted);
      if (parsed.ok) expect(parsed.value).toBe(value);
      else expect(parsed).toMatchObject({ problem, message: expect.stringContaining(says ?? "console.") });
    });
  }

  test("gives 12 digits or a problem, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const parsed = parseAwsAccountId(text);
        expect(parsed.ok ? parsed.value : "000000000000").toMatch(/^[0-9]{12}$/);
      }),
    );
  });
});

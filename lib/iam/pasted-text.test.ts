import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanPastedText, hasPlaceholder } from "./pasted-text";

const around = fc.string({
  unit: fc.constantFrom(" ", "\t", '"', "'", "`", "\u201C", "\u201D", "\u00AB", "\u200B"),
});
const arn = fc.constantFrom(
  "arn:aws:iam::123456789012:role/connect",
  "arn:aws-cn:iam::123456789012:role/team/a+b=c@d_e-f",
  "123456789012",
  "AKIAIOSFODNN7EXAMPLE",
);

test("a value is the same whatever came along with it, and wherever a terminal broke its line", () => {
  fc.assert(
    fc.property(
      around,
      arn,
      around,
      fc.nat(),
      fc.constantFrom("", "\n", "\r\n", "  \n  "),
      (before, text, after, at, cut) => {
        const place = at % text.length;
        const pasted = `${before}${text.slice(0, place)}${place > 0 ? cut : ""}${text.slice(place)}${after}`;
        expect(cleanPastedText(pasted)).toBe(text);
      },
    ),
  );
});

test("what was cleaned is clean", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const cleaned = cleanPastedText(text);
      expect(cleanPastedText(cleaned)).toBe(cleaned);
      expect(cleaned).not.toMatch(/^\s|\s$|[\r\n]/);
    }),
  );
});

test("nothing that AWS writes is taken for a placeholder", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{12}$/), (accountId) => {
      expect(hasPlaceholder(accountId)).toBe(false);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, nearestWord } from "./edit-distance";

describe("editDistance", () => {
  test("counts insertions, deletions and replacements", () => {
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("abc", "")).toBe(3);
    expect(editDistance("abc", "abc")).toBe(0);
  });

  test("is the same in both directions and zero for equal words alone", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe("nearestWord", () => {
  test("finds the nearest and gives up where nothing is near", () => {
    expect(nearestWord("secretmanager", ["ssm", "secretsmanager", "servicecatalog"])).toBe("secretsmanager");
    expect(nearestWord("secretmanager", ["ssm", "servicecatalog"])).toBeNull();
  });
});

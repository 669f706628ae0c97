import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createExternalId, isExternalId } from "./external-id";

const twentyBytes = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe("createExternalId", () => {
  test("writes bytes in Crockford's base 32", () => {
    expect(createExternalId(new Uint8Array(20))).toBe(`rb-${"0".repeat(32)}`);
    expect(createExternalId(new Uint8Array(20).fill(255))).toBe(`rb-${"z".repeat(32)}`);
    expect(createExternalId(Uint8Array.from({ length: 20 }, (_, index) => index))).toBe(
      "rb-000g40r40m30e209185gr38e1w8124gk",
    );
  });

  test("loses none of the 160 bits", () => {
    fc.assert(
      fc.property(twentyBytes, fc.nat({ max: 159 }), (bytes, bit) => {
        const other = Uint8Array.from(bytes);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(createExternalId(other)).not.toBe(createExternalId(bytes));
      }),
    );
  });

  test("gives what isExternalId knows and STS accepts", () => {
    fc.assert(
      fc.property(twentyBytes, (bytes) => {
        const externalId = createExternalId(bytes);
        expect(isExternalId(externalId)).toBe(true);
        expect(externalId).toMatch(/^[\w+=,.@:/-]{2,1224}$/);
      }),
    );
  });

  test("refuses fewer than 20 bytes", () => {
    expect(() => createExternalId(new Uint8Array(19))).toThrow(RangeError);
  });

  test("gives the same length for more bytes", () => {
    expect(createExternalId(new Uint8Array(64))).toHaveLength(35);
  });
});

describe("isExternalId", () => {
  test("refuses another length, upper case, a letter that could be misread and trailing text", () => {
    const valid = `rb-${"0".repeat(32)}`;
    expect(isExternalId(valid)).toBe(true);
    const others = [valid.slice(1), `${valid}0`, valid.toUpperCase(), `rb-${"l".repeat(32)}`, `${valid}\n`];
    for (const text of others) expect(isExternalId(text)).toBe(false);
  });
});

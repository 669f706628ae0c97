import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BEGINNING, canonicalText, findLinkFault, type LinkedEvent } from "./chain";

const EVENT: LinkedEvent = {
  id: "e",
  sequence: 9_007_199_254_740_993n,
  at: new Date("2026-03-04T05:06:07.008Z"),
  actorKind: "member",
  actorId: "p",
  actorName: "Mara <mara@example.test>",
  customerId: "c",
  connectionId: null,
  action: "connection.created",
  reason: null,
  detail: { b: "2", a: { d: [1, { z: null, y: true }], c: "1" } },
  previousHash: BEGINNING.hash,
};

function withKeysReversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withKeysReversed);
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, withKeysReversed(inner)]));
}

describe("canonicalText", () => {
  test("is this very text: a change of it breaks every chain that stands", () => {
    expect(canonicalText(EVENT)).toBe(
      `["rolebridge audit event v1","9007199254740993","${BEGINNING.hash}","e","2026-03-04T05:06:07.008Z","member","p","Mara <mara@example.test>","c",null,"connection.created",null,{"a":{"c":"1","d":[1,{"y":true,"z":null}]},"b":"2"}]`,
    );
  });

  test("does not depend on the order in which the database gives keys back", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (detail) => {
        const text = canonicalText({ ...EVENT, detail });
        expect(canonicalText({ ...EVENT, detail: withKeysReversed(detail) })).toBe(text);
        expect(canonicalText({ ...EVENT, detail: JSON.parse(JSON.stringify(detail)) })).toBe(text);
      }),
    );
  });

  test("differs wherever any field differs, also where text moves from one field to the next", () => {
    const field = fc.constantFrom(
      "id",
      "actorKind",
      "actorId",
      "actorName",
      "customerId",
      "action",
      "reason",
    );
    fc.assert(
      fc.property(field, field, fc.string({ unit: "grapheme" }), (one, other, text) => {
        const changed = { ...EVENT, [one]: text };
        fc.pre(changed[one as keyof LinkedEvent] !== EVENT[one as keyof LinkedEvent]);
        expect(canonicalText(changed)).not.toBe(canonicalText(EVENT));
        fc.pre(one !== other && EVENT[other as keyof LinkedEvent] !== text);
        expect(canonicalText(changed)).not.toBe(canonicalText({ ...EVENT, [other]: text }));
      }),
    );
  });

  test("reads half a surrogate pair as the database will store it", () => {
    const halved = canonicalText({ ...EVENT, reason: "a\ud800" });
    expect(halved).toBe(canonicalText({ ...EVENT, reason: Buffer.from("a\ud800").toString() }));
  });
});

describe("findLinkFault", () => {
  const before = { sequence: 4n, hash: "four" };
  test.each([
    [{ sequence: 5n, previousHash: "four", hash: "five" }, null],
    [
      { sequence: 5n, previousHash: "four", hash: "other" },
      { sequence: 5n, fault: "altered" },
    ],
    [
      { sequence: 5n, previousHash: "other", hash: "five" },
      { sequence: 5n, fault: "unlinked" },
    ],
    [
      { sequence: 5n, previousHash: "other", hash: "other" },
      { sequence: 5n, fault: "replaced" },
    ],
    [
      { sequence: 7n, previousHash: "four", hash: "five" },
      { sequence: 5n, fault: "missing" },
    ],
    [
      { sequence: 4n, previousHash: "four", hash: "five" },
      { sequence: 4n, fault: "unlinked" },
    ],
  ])("%o", (event, fault) => {
    expect(findLinkFault(before, event, "five")).toEqual(fault);
  });
});

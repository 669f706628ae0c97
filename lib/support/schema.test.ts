import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCursor, readCursor, readSupportFilter } from "./schema";

test("reads what there is, and tells what there is not", () => {
  const query = {
    q: " acme ",
    state: "broken",
    verdict: "no-such",
    product: "No Product",
    after: "x",
    other: "1",
  };
  expect(readSupportFilter(query)).toEqual({
    filter: { q: "acme", state: "broken" },
    ignored: ["product", "verdict"],
  });
});

test("an empty field narrows nothing, and of several values the last one counts", () => {
  expect(readSupportFilter({ q: " ", state: "", age: ["1-day", "3-days"] })).toEqual({
    filter: { age: "3-days" },
    ignored: [],
  });
});

test("a code that is a pass is no finding", () => {
  expect(readSupportFilter({ verdict: "role-assumed" }).ignored).toEqual(["verdict"]);
});

test("nothing in an address throws", () => {
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()), fc.constant(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("q", "state", "verified", "after"), value), (query) => {
      readSupportFilter(query);
      readCursor(query);
    }),
  );
});

test("a cursor comes back as it went, and any other text begins at the beginning", () => {
  for (const cursor of [
    { at: null, id: "0199c0de-1234-7abc-8def-0123456789ab" },
    { at: new Date("2026-03-01T02:03:04.005Z"), id: "a" },
  ])
    expect(readCursor({ after: formatCursor(cursor) })).toEqual(cursor);
  for (const after of ["", "x", "-~", "1~a b", "-~a'; DROP TABLE connection", "9999999999999999~a"])
    expect(readCursor({ after })).toBeNull();
});

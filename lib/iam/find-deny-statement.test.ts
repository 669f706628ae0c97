import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDenyStatement } from "./find-deny-statement";
import { statementSpans } from "./statement-spans";

const allow = { Sid: "Open", Effect: "Allow", Action: "*", Resource: "*" };
const deny = (Sid: string) => ({ Sid, Effect: "Deny", Action: "s3:*", Resource: "*" });
const policy = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
const sidOf = (text: string, ...spanOf: Parameters<typeof findDenyStatement>[1][]) =>
  findDenyStatement(text, spanOf[0] ?? null)?.statement.Sid ?? null;

describe("the statement that denies", () => {
  test("is found where it stands, however the text is laid out and the columns are counted", () => {
    const document = policy(allow, deny("One"), allow, deny("Two"), deny("Three"));
    const layout = fc.constantFrom(undefined, 1, 2, 4, "\t");
    const index = fc.constantFrom(1, 3, 4);
    fc.assert(
      fc.property(layout, index, fc.integer({ min: -2, max: 2 }), (space, at, drift) => {
        const text = JSON.stringify(document, null, space);
        const span = statementSpans(text)[at];
        if (!span) throw new Error("Every statement has a place");
        const { start, end } = span;
        const moved = {
          start: { ...start, column: start.column + drift },
          end: { ...end, column: end.column + drift },
        };
        expect(findDenyStatement(text, moved)).toEqual({
          statement: document.Statement[at],
          number: at + 1,
        });
      }),
    );
  });

  test("is the only one there is, wherever AWS says that it stands", () => {
    const text = JSON.stringify(policy(allow, deny("Only")));
    expect(sidOf(text)).toBe("Only");
    expect(sidOf(text, { start: { line: 9, column: 9 }, end: { line: 9, column: 10 } })).toBe("Only");
    expect(sidOf(JSON.stringify({ Statement: deny("Alone") }))).toBe("Alone");
  });

  test("is not guessed among several, nor where none denies or the text is no policy", () => {
    const two = JSON.stringify(policy(deny("One"), deny("Two")));
    expect(sidOf(two)).toBeNull();
    expect(sidOf(two, { start: { line: 9, column: 9 }, end: { line: 9, column: 10 } })).toBeNull();
    for (const text of [JSON.stringify(policy(allow)), "{", "null", "[]"]) expect(sidOf(text)).toBeNull();
  });
});

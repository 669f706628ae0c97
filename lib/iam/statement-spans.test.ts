import fc from "fast-check";
import { expect, test } from "vitest";
import { readStatements } from "./find-deny-statement";
import { statementSpans, type TextPosition } from "./statement-spans";

const layout = fc.constantFrom(undefined, 1, 2, 4, "\t");
/** Texts with what could be taken for the end of something, and keys that look like the one that is sought. */
const value = fc.jsonValue({ maxDepth: 1 });
const key = fc.oneof(
  fc.string(),
  fc.constantFrom("Statement ", "statement", '"Statement"', "}", "\\", "__proto__"),
);
const frame = fc.dictionary(key, value, { maxKeys: 3 }).filter((members) => !("Statement" in members));
const statement = fc.dictionary(key, value, { maxKeys: 3 });
const turn = (text: string, { line, column }: TextPosition) =>
  text
    .split("\n")
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, 0) +
  column -
  1;

test("each span holds its statement and nothing else, however the text is laid out", () => {
  fc.assert(
    fc.property(
      frame,
      fc.array(statement, { maxLength: 4 }),
      frame,
      layout,
      (before, statements, after, space) => {
        const text = JSON.stringify({ ...before, Statement: statements, ...after }, null, space);
        const spans = statementSpans(text);
        const held = spans.map(({ start, end }) =>
          JSON.parse(text.slice(turn(text, start), turn(text, end))),
        );
        expect(held).toEqual(JSON.parse(text).Statement);
      },
    ),
  );
});

test("a statement that is no list has one span", () => {
  fc.assert(
    fc.property(frame, statement, layout, (before, only, space) => {
      const text = JSON.stringify({ ...before, Statement: only }, null, space);
      const [span, ...others] = statementSpans(text);
      if (!span) throw new Error("The statement was to be found");
      expect(JSON.parse(text.slice(turn(text, span.start), turn(text, span.end)))).toEqual(
        JSON.parse(text).Statement,
      );
      expect(others).toEqual([]);
    }),
  );
});

test("any JSON that is no policy has no span, and any text no statements", () => {
  fc.assert(
    fc.property(frame, layout, (document, space) => {
      expect(statementSpans(JSON.stringify(document, null, space))).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json({ maxDepth: 2 })), (text) => {
      expect(Array.isArray(readStatements(text))).toBe(true);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "./csv";

/** Reads one line of RFC 4180 back. */
function readLine(line: string): string[] {
  return [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n$)/g)].map(([, cell = ""]) =>
    cell.replaceAll('""', '"'),
  );
}

describe("csvLine", () => {
  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])("makes text of %j", (cell) => {
    expect(readLine(csvLine([cell]))).toEqual([`'${cell}`]);
  });

  test("keeps every other cell as it is, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (cells) => {
        const read = readLine(csvLine(cells));
        expect(read.map((cell, index) => (cells[index] === cell ? cell : cell.slice(1)))).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  test("leaves an empty cell where there is nothing", () => {
    expect(csvLine([null, "", "a"])).toBe('"","","a"\r\n');
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { VERDICT_CODES } from "./verdict-codes";

const document = readFileSync("docs/verdicts.md", "utf8");
const rows = new Map(
  [...document.matchAll(/^\| `([a-z-]+)` \| ([a-z]+) \|/gm)].map(([, code = "", verdict = ""]) => [
    code,
    verdict,
  ]),
);

describe("docs/verdicts.md", () => {
  test("names every code with its verdict, and none that there is not", () => {
    const codes = Object.entries(VERDICT_CODES).map(([code, { verdict }]) => [code, verdict]);
    expect([...rows].sort()).toEqual(codes.sort());
  });
});

import { expect, test } from "vitest";
import { VERDICT_CODES, type VerdictCode } from "@/lib/verification/verdict-codes";
import { tellMeaning } from "./meaning-words";

const CODES = Object.keys(VERDICT_CODES) as VerdictCode[];

test("what a check came to is told in words, whatever it came to, and never by its code alone", () => {
  for (const code of CODES)
    for (const isAnswered of [false, true]) {
      const meaning = tellMeaning(code, isAnswered);
      expect(meaning).toMatch(/^[A-Z].+\.$/);
      expect(meaning).not.toContain(code);
    }
});

test("a role that does not open was asked without the right External ID, too: only its staying shut is not proven", () => {
  for (const code of ["without-external-id-not-proven", "other-external-id-not-proven"] as const)
    expect(tellMeaning(code, false)).toMatch(
      /^Not proven to stay shut .* External ID, because the right one does not open it either\.$/,
    );
});

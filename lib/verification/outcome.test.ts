import fc from "fast-check";
import { expect, test } from "vitest";
import { CONNECTION_STATES } from "@/lib/onboarding/connection-state";
import { decideOutcome } from "./outcome";
import { choosePatience } from "./plan";
import { VERDICT_CODES, type VerdictCode } from "./verdict-codes";

const codes = Object.keys(VERDICT_CODES) as VerdictCode[];

function resultsOf(chosen: readonly VerdictCode[]) {
  const rest = { evidence: [], findings: [], capabilities: [], remedy: null };
  return chosen.map((code) => ({ ...VERDICT_CODES[code], code, ...rest }));
}

const facts = fc.record({ before: fc.constantFrom(...CONNECTION_STATES), wasProven: fc.boolean() });

test("a run with anything inconclusive never leads to connected unless the connection was", () => {
  fc.assert(
    fc.property(fc.subarray(codes), facts, (chosen, given) => {
      const results = resultsOf(chosen);
      fc.pre(results.some(({ verdict }) => verdict === "inconclusive") && given.before !== "connected");
      expect(decideOutcome(results, given)).not.toBe("connected");
    }),
  );
});

test("an open door is refused whatever else came out", () => {
  const open = fc.constantFrom<VerdictCode>(
    "assumable-without-external-id",
    "assumable-with-other-external-id",
    "key-of-root",
  );
  fc.assert(
    fc.property(open, fc.subarray(codes), facts, (code, others, given) => {
      expect(decideOutcome(resultsOf([...others, code]), given)).toBe("refused");
    }),
  );
});

test("broken is only what once worked", () => {
  fc.assert(
    fc.property(fc.subarray(codes), facts, (chosen, given) => {
      fc.pre(given.before !== "broken" && !given.wasProven);
      expect(decideOutcome(resultsOf(chosen), given)).not.toBe("broken");
    }),
  );
});

test("a young role is waited for longer than one that was entered ten minutes ago", () => {
  expect(choosePatience(0)).toEqual([2_000, 4_000, 8_000, 15_000]);
  expect(choosePatience(599_999)).toEqual(choosePatience(0));
  expect(choosePatience(600_000)).toEqual([2_000, 4_000]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { CHECKS_BY_METHOD } from "./checks";
import { findMainFinding } from "./main-finding";
import { VERDICT_CODES, type VerdictCode } from "./verdict-codes";

function resultsOf(...codes: VerdictCode[]) {
  const rest = { evidence: [], findings: [], capabilities: [], remedy: null };
  return codes.map((code) => ({ ...VERDICT_CODES[code], code, ...rest }));
}

test("nothing is the main finding of a run in which everything passed", () => {
  expect(findMainFinding("iam-role", [])).toBeNull();
  expect(findMainFinding("iam-role", resultsOf("role-assumed", "permissions-granted"))).toBeNull();
});

test.each<[string, VerdictCode, VerdictCode[]]>([
  ["a failure before an open question", "permissions-missing", ["role-throttled", "permissions-missing"]],
  ["an open question before a gap", "role-throttled", ["simulation-not-allowed", "role-throttled"]],
  ["a gap before advice", "simulation-not-allowed", ["breadth-wider", "simulation-not-allowed"]],
  ["of two failures the one asked first", "role-refused", ["permissions-missing", "role-refused"]],
  [
    "what failed before what it kept from being asked",
    "role-refused",
    ["account-not-reached", "role-refused"],
  ],
])("%s", (_, gravest, codes) => {
  expect(findMainFinding("iam-role", resultsOf(...codes))).toBe(gravest);
});

test("it does not depend on the order in which the answers came", () => {
  const asked: readonly string[] = CHECKS_BY_METHOD["iam-role"];
  const codes = (Object.keys(VERDICT_CODES) as VerdictCode[]).filter((code) =>
    asked.includes(VERDICT_CODES[code].check),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(codes, { maxLength: 6 }), (chosen) => {
      const perCheck = [...new Map(resultsOf(...chosen).map((one) => [one.check, one])).values()];
      const found = findMainFinding("iam-role", perCheck);
      expect(findMainFinding("iam-role", perCheck.toReversed())).toBe(found);
    }),
  );
});

import { expect, test } from "vitest";
import { examineTrustPolicy } from "./examine-trust-policy";
import { nameBlanks } from "./name-blanks";
import { CASE_EXPECTATION } from "./testing/trust-cases";

const NOW = "2026-11-22T18:30:00Z";
const [OURS = ""] = CASE_EXPECTATION.externalIds;

function messages(condition: Record<string, Record<string, string>>): string {
  const statement = {
    Effect: "Allow",
    Principal: { AWS: CASE_EXPECTATION.principalArn },
    Action: "sts:AssumeRole",
    Condition: condition,
  };
  const text = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const examination = examineTrustPolicy(text, { ...CASE_EXPECTATION, now: NOW });
  if (examination.kind !== "examined") throw new Error(examination.message);
  return examination.findings.map(({ message }) => message).join("\n");
}

test.each([
  ["DateLessThan", "2026-11-22T18:18:21Z", "that time is over"],
  ["DateLessThanEquals", "2026-11-22T18:18:21Z", "that time is over"],
  ["DateGreaterThan", "2026-11-23T00:00:00Z", "that time has yet to come"],
])("of a condition on the time it is said whether it has passed: %s %s", (operator, time, when) => {
  const told = messages({
    StringEquals: { "sts:ExternalId": OURS },
    [operator]: { "aws:CurrentTime": time },
  });
  expect(told).toContain(`does not hold at this time (${operator} aws:CurrentTime ${time}; ${when}).`);
});

test("what nobody sees in an External ID is named, with where it stands", () => {
  expect(messages({ StringEquals: { "sts:ExternalId": `${OURS}\u00A0` } })).toContain(
    "which has a no-break space (U+00A0) at its end. It must be exactly",
  );
});

test.each([
  [" rb-1", "a space (U+0020) at its beginning"],
  ["rb-\u200B1 ", "a zero-width space (U+200B) within it, a space (U+0020) at its end"],
  ["rb-1  ", "a space (U+0020) at its end"],
  ["rb\u{E0001}-1", "the invisible character U+E0001 within it"],
])("%j has %s", (value, named) => {
  expect(nameBlanks(value)).toBe(named);
});

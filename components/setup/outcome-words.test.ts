import { describe, expect, test } from "vitest";
import { CONNECTION_STATES } from "@/lib/onboarding/connection-state";
import type { SetupView } from "@/lib/setup/setup-view";
import { describeOutcome } from "./outcome-words";
import type { StoredRun } from "./run-of";

const VERIFIED_IN_FULL_AT = new Date("2025-11-21T23:03:59Z");

const ROLE = {
  ...{ productName: "Monk", awsAccountId: "444455556666", accessMethod: "iam-role" },
  ...{ state: "connected", verifiedInFullAt: null },
} as unknown as SetupView;
const KEY = {
  ...ROLE,
  ...{ accessMethod: "access-key", currentKeyId: "AKIACURRENT", candidateKeyId: null },
} as unknown as SetupView;
const BOTH = [
  ["a role", ROLE],
  ["a key", KEY],
] as const;

/** What stands above the checks, as one text. */
function told(view: SetupView, changes: object = {}, run: StoredRun | null = null): string {
  const { headline, description } = describeOutcome({ ...view, ...changes } as SetupView, run);
  return `${headline}. ${description}`;
}

/** A run that could not look at the permissions. */
const BLIND = { results: [{ check: "permissions", verdict: "unverified" }] } as unknown as StoredRun;

describe.each(BOTH)("%s that was verified in full", (_, view) => {
  const past = { verifiedInFullAt: VERIFIED_IN_FULL_AT };

  test("is said to have been, and when, where it is no longer in order", () => {
    const fallen = CONNECTION_STATES.filter((state) =>
      told(view, { state, ...past }).includes("21 November"),
    );
    expect(fallen).toEqual(["action-needed", "refused", "broken"]);
    expect(told(view, { state: "action-needed", ...past })).toContain(
      "Everything it needed was verified on 21 November 2025, 23:03 UTC; something is different since.",
    );
    expect(told(view, { state: "action-needed" })).not.toContain("verified on");
  });

  test("and whose permissions are no longer looked at is told when they were", () => {
    expect(told(view, past, BLIND)).toContain(
      "not verified; why, and what to do, stands below. They were last verified in full on 21 November 2025, 23:03 UTC.",
    );
    expect(told(view, {}, BLIND)).not.toContain("last verified");
    expect(told(view, past)).not.toContain("21 November");
  });
});

test.each(BOTH)("%s that worked is not said to have been changed, which nobody knows", (_, view) => {
  expect(told(view, { state: "broken" })).toBe(
    "The connection worked before and no longer does. AWS answers differently now. What we found stands below.",
  );
});

test.each(BOTH)("%s that AWS refuses for now is called new only where it is", (_, view) => {
  const young = told(view, { state: "propagating", workedBefore: false });
  expect(young).toMatch(/Waiting until AWS has spread the (role|key)\. A new (role|access key) takes/);
  const old = told(view, { state: "propagating", workedBefore: true });
  expect(old).toContain("It worked before. A change of the last moments takes some seconds");
  expect(old).not.toMatch(/new|has spread/);
});

test("the past of the key that serves is not told of the one that is to replace it", () => {
  const replacing = { candidateKeyId: "AKIANEW", verifiedInFullAt: VERIFIED_IN_FULL_AT };
  for (const state of CONNECTION_STATES)
    expect(told(KEY, { state, ...replacing }, BLIND)).not.toContain("21 November");
});

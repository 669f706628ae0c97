import { describe, expect, test } from "vitest";
import type { RolePlan } from "./plan";
import { SIBLING } from "./testing/plan";
import { tellRun } from "./testing/tell-run";
import type { ToldAnswers } from "./testing/told-port";

/** What is said of a role that refuses us without a reason. */
async function remedyFor(answers: Partial<ToldAnswers> = {}, changes: Partial<RolePlan> = {}) {
  const { results } = await tellRun({ right: ["denied"], ...answers }, changes);
  const remedy = results.find(({ check }) => check === "role-assumable")?.remedy;
  if (!remedy) throw new Error("The role opened");
  return remedy;
}

describe("what was tried in vain", () => {
  const olderExternalIds = ["rb-vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv", "rb-wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"];

  test("is named where it was clearly refused", async () => {
    const { why } = await remedyFor({}, { olderExternalIds, siblings: [SIBLING] });
    expect(why).toContain(
      "It was refused just the same without an External ID, with 2 earlier ones, with that of another connection of yours and with a random one.",
    );
  });

  test("is not named where AWS gave no clear answer: that rules nothing out", async () => {
    const unclear = { without: "throttled", sibling: "unanswered", older: ["denied", "throttled"] } as const;
    const { why } = await remedyFor(
      { ...unclear, older: [...unclear.older], other: "unanswered" },
      { olderExternalIds, siblings: [SIBLING] },
    );
    expect(why).toContain("It was refused just the same with an earlier one.");
    const all = await remedyFor({ without: "throttled", other: "unanswered" });
    expect(all.why).not.toContain("just the same");
  });
});

describe("what may be the cause", () => {
  const CONDITION = /condition.*a time that has run out, or an address or organisation that is not ours[;.]/;

  test("of a role that worked is also a condition that fits no more, though nobody changed anything", async () => {
    const { why } = await remedyFor({}, { workedBefore: true });
    const causes = why.split("The likeliest first: ")[1]?.split("; ") ?? [];
    expect(causes.map((cause) => cause.split(" ").slice(0, 5).join(" "))).toEqual([
      "its trust policy was changed",
      "the role connect was deleted",
      "a condition of the trust",
      "AWS is still spreading a",
    ]);
    expect(why).toMatch(CONDITION);
  });

  test("of one that never did is such a condition, too", async () => {
    const { why } = await remedyFor();
    expect(why).toMatch(CONDITION);
  });
});

describe.each([false, true])(
  "where another connection has the same Role ARN, worked before: %s",
  (workedBefore) => {
    test("its trust policy is not to be replaced unseen", async () => {
      const siblings = [SIBLING, { ...SIBLING, productName: "Westwind", hasThisRole: true }];
      const { steps } = await remedyFor({}, { workedBefore, siblings });
      expect(steps[0]).toContain("The same Role ARN is entered at your connection Westwind");
      const { steps: alone } = await remedyFor({}, { workedBefore, siblings: [SIBLING] });
      expect(alone.join()).not.toContain("The same Role ARN");
    });
  },
);

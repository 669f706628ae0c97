import { describe, expect, test } from "vitest";
import { CONNECTION_STATES, type ConnectionState, STATE_WORDS } from "./connection-state";
import {
  furthestStep,
  isSetupStep,
  listOpenSteps,
  type SetupStep,
  STEP_TITLES,
  STEPS_BY_METHOD,
} from "./setup-steps";

/** The position of the furthest step, counted from the first, without and with a Role ARN or a key. */
const FURTHEST: Record<ConnectionState, [without: number, withAccess: number]> = {
  draft: [1, 1],
  "awaiting-setup": [2, 3],
  verifying: [2, 3],
  propagating: [2, 3],
  connected: [4, 4],
  "action-needed": [2, 3],
  refused: [2, 3],
  broken: [2, 3],
  disconnected: [2, 3],
};

describe.each(CONNECTION_STATES)("a connection that is %s", (state) => {
  test.each(["iam-role", "access-key"] as const)(
    "may, by %s, open its furthest step and every one before it, and none after it",
    (accessMethod) => {
      const steps: readonly SetupStep[] = STEPS_BY_METHOD[accessMethod];
      for (const hasAccess of [false, true]) {
        const position = FURTHEST[state][hasAccess ? 1 : 0];
        const facts = { accessMethod, state, hasAccess };
        expect(furthestStep(facts)).toBe(steps[position]);
        expect(listOpenSteps(facts)).toEqual(steps.slice(0, position + 1));
      }
    },
  );

  test("is told in calm words of its own", () => {
    const { title, meaning } = STATE_WORDS[state];
    expect(title).toMatch(/^[A-Z][a-zA-Z -]+$/);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(title + meaning).not.toContain("!");
    const others = CONNECTION_STATES.filter((one) => one !== state);
    expect(others.map((one) => STATE_WORDS[one].title)).not.toContain(title);
  });
});

test("only what is connected or under way is shown as good or in progress", () => {
  const tone = (wanted: string) => CONNECTION_STATES.filter((state) => STATE_WORDS[state].tone === wanted);
  expect(tone("good")).toEqual(["connected"]);
  expect(tone("progress")).toEqual(["verifying", "propagating"]);
  expect(tone("bad")).toEqual(["refused", "broken"]);
});

test("a URL names a step only by its own word", () => {
  for (const step of Object.values(STEPS_BY_METHOD).flat()) {
    expect(isSetupStep(step)).toBe(true);
    expect(STEP_TITLES[step]).toMatch(/^[A-Z]/);
  }
  expect(isSetupStep("Verify")).toBe(false);
  expect(isSetupStep("toString")).toBe(false);
});

import { describe, expect, test } from "vitest";
import { CONNECTION_STATES, type ConnectionState, STATE_WORDS } from "./connection-state";
import {
  canOpenStep,
  furthestStep,
  isSetupStep,
  SETUP_STEPS,
  type SetupStep,
  STEP_TITLES,
} from "./setup-steps";

const ARN = "arn:aws:iam::444455556666:role/connect";

const FURTHEST: Record<ConnectionState, { withoutArn: SetupStep; withArn: SetupStep }> = {
  draft: { withoutArn: "create-role", withArn: "create-role" },
  "awaiting-setup": { withoutArn: "role-arn", withArn: "verify" },
  verifying: { withoutArn: "role-arn", withArn: "verify" },
  propagating: { withoutArn: "role-arn", withArn: "verify" },
  connected: { withoutArn: "connected", withArn: "connected" },
  "action-needed": { withoutArn: "role-arn", withArn: "verify" },
  refused: { withoutArn: "role-arn", withArn: "verify" },
  broken: { withoutArn: "role-arn", withArn: "verify" },
  disconnected: { withoutArn: "role-arn", withArn: "verify" },
};

describe.each(CONNECTION_STATES)("a connection that is %s", (state) => {
  test("may open its furthest step and every one before it, and none after it", () => {
    for (const roleArn of [null, ARN]) {
      const furthest = FURTHEST[state][roleArn === null ? "withoutArn" : "withArn"];
      expect(furthestStep({ state, roleArn })).toBe(furthest);
      const open = SETUP_STEPS.filter((step) => canOpenStep(step, { state, roleArn }));
      expect(open).toEqual(SETUP_STEPS.slice(0, SETUP_STEPS.indexOf(furthest) + 1));
    }
  });

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
  for (const step of SETUP_STEPS) {
    expect(isSetupStep(step)).toBe(true);
    expect(STEP_TITLES[step]).toMatch(/^[A-Z]/);
  }
  expect(isSetupStep("Verify")).toBe(false);
  expect(isSetupStep("toString")).toBe(false);
});

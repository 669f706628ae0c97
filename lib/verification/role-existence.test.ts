import { describe, expect, test } from "vitest";
import type { RolePlan } from "./plan";
import { tellRun } from "./testing/tell-run";
import type { ToldAnswers } from "./testing/told-port";

const CALL = "iam:UpdateAssumeRolePolicy on a role of our own, to learn whether this one exists";

/** What is said of a role that stays shut, once AWS was asked whether it is there. */
async function tellOf(existence: ToldAnswers["existence"], changes: Partial<RolePlan> = {}) {
  const { results, events } = await tellRun({ right: ["denied"], existence }, changes);
  const found = results.find(({ check }) => check === "role-assumable");
  if (!found?.remedy) throw new Error("The role opened");
  const { code, evidence, remedy } = found;
  return { code, remedy, events, calls: evidence.map(({ call }) => call) };
}

describe.each([false, true])("where it worked before: %s", (workedBefore) => {
  test("a role that is there is said to be, and nothing suggests that it is not", async () => {
    const { remedy, calls } = await tellOf("exists", { workedBefore });
    expect(remedy.why).toContain("AWS knows the role, so it is there");
    expect(JSON.stringify(remedy)).not.toMatch(
      /there is no role|the role connect was deleted|still there|create it again/,
    );
    expect(remedy.document?.kind).toBe("trust-policy");
    expect(calls).toEqual(["sts:AssumeRole", CALL]);
  });

  test.each([null, "denied", "throttled", "unanswered"] as const)(
    "nothing is said of a role of which AWS answers %s",
    async (existence) => {
      const { remedy, calls, events } = await tellOf(existence, { workedBefore });
      const unasked = await tellOf(null, { workedBefore });
      expect(remedy).toEqual(unasked.remedy);
      expect(remedy.why).toMatch(/there is no role|was deleted/);
      expect(remedy.why).not.toContain("AWS knows the role");
      expect(calls).toEqual(["sts:AssumeRole"]);
      expect(events).toEqual(unasked.events);
    },
  );

  test("a role that is not there is named by its ARN, with AWS's answer", async () => {
    const { code, remedy, calls } = await tellOf("absent", { workedBefore });
    expect(code).toBe("role-not-found");
    expect(remedy.why).toContain("AWS knows no role arn:aws:iam::444455556666:role/connect.");
    expect(remedy.why.includes("it was deleted since")).toBe(workedBefore);
    expect(remedy.steps.join("\n")).toContain("the step Create the role");
    expect(calls).toEqual(["sts:AssumeRole", CALL]);
  });
});

test("only a role that was entered lately may still be on its way", async () => {
  const young = await tellOf("absent", { isYoung: true });
  const settled = await tellOf("absent", { isYoung: false });
  expect(young.remedy.why).toContain("moments ago");
  expect(young.remedy.steps[0]).toContain("wait a minute");
  expect(JSON.stringify(settled.remedy)).not.toMatch(/moments ago|wait a minute/);
});

test("that it is not there is told beside the countdown, and asked anew at its end", async () => {
  const { events } = await tellOf("absent");
  const waits = events.flatMap((event) => (event.kind === "waiting" ? [event.found?.code ?? null] : []));
  expect(waits).toEqual([null, "role-not-found", "role-not-found"]);
});

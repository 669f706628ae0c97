import { expect, test } from "vitest";
import { CONNECTION_STATES } from "@/lib/onboarding/connection-state";
import { furthestStep } from "@/lib/onboarding/setup-steps";
import { nameResume } from "./resume-words";

function namesOf(accessMethod: "iam-role" | "access-key", hasAccess: boolean) {
  const states = CONNECTION_STATES.filter((state) => state !== "connected" && state !== "disconnected");
  return Object.fromEntries(
    states.map((state) => [state, nameResume(furthestStep({ accessMethod, state, hasAccess }), state)]),
  );
}

const WITH_ACCESS = {
  draft: "Continue the set-up",
  "awaiting-setup": "Go to the verification",
  verifying: "Follow the verification",
  propagating: "Follow the verification",
  "action-needed": "Go to the verification",
  refused: "Go to the verification",
  broken: "Go to the verification",
};

test("a button is called what it leads to, in every state", () => {
  expect(namesOf("iam-role", true)).toEqual(WITH_ACCESS);
  expect(namesOf("access-key", true)).toEqual(WITH_ACCESS);
});

test("where the key was not kept, it leads to the next one", () => {
  expect(namesOf("access-key", false)).toMatchObject({
    "awaiting-setup": "Continue the set-up",
    "action-needed": "Enter another key",
    refused: "Enter another key",
  });
  expect(namesOf("iam-role", false)).toMatchObject({ "awaiting-setup": "Continue the set-up" });
});

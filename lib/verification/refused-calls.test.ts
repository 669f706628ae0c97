import { describe, expect, test } from "vitest";
import type { Requirement } from "@/lib/iam/requirement";
import type { AwsEvidence } from "./check-result";
import { decideByRefusal } from "./refused-calls";

const ASKED: Requirement = {
  action: "iam:GetUser",
  resource: null,
  context: [],
  capabilityId: "reading-iam",
  pattern: "iam:GetUser",
  grant: { resource: "*", condition: null },
};

function refusal(message: string | null, changes: Partial<AwsEvidence> = {}): AwsEvidence {
  const answer = { httpStatus: 403, code: "AccessDenied", requestId: "r", durationMs: 1 };
  return { call: "iam:GetUser", ...answer, message, ...changes };
}

const NO_POLICY = "is not authorized because no identity-based policy allows the iam:GetUser action";

describe("a call that AWS refused", () => {
  test.each([
    [NO_POLICY, "not-granted"],
    ["with an explicit deny in an identity-based policy", "denied"],
    ["because no permissions boundary allows the iam:GetUser action", "denied-by-boundary"],
    ["with an explicit deny in a service control policy", "denied-by-scp"],
    ["is not authorized to perform: iam:GetUser", null],
    [null, null],
  ])("%s: %s", (message, decision) => {
    expect(decideByRefusal(ASKED, [refusal(message)])).toBe(decision);
  });

  test.each([
    ["was of another action", refusal(NO_POLICY, { call: "iam:ListUsers" })],
    ["was throttled", refusal(NO_POLICY, { code: "Throttling" })],
    ["was answered", refusal(null, { code: null, httpStatus: 200 })],
  ])("says nothing where it %s", (_, evidence) => {
    expect(decideByRefusal(ASKED, [evidence])).toBeNull();
  });

  test.each<[string, Partial<Requirement>]>([
    ["on other resources", { grant: { resource: "arn:aws:iam::444455556666:user/x", condition: null } }],
    [
      "under a condition",
      { grant: { resource: "*", condition: { Bool: { "aws:SecureTransport": "true" } } } },
    ],
    ["with a context", { context: [{ key: "aws:RequestedRegion", values: ["x"], type: "string" }] }],
  ])("says nothing of what is asked for %s", (_, changes) => {
    expect(decideByRefusal({ ...ASKED, ...changes }, [refusal(NO_POLICY)])).toBeNull();
  });
});

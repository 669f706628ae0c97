import { describe, expect, test } from "vitest";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Statement } from "@/lib/iam/policy-document";
import minimal from "@/lib/integrations/cases/minimal-manifest.json";
import { cloudlvl } from "@/lib/integrations/cloudlvl";
import { infrawatch } from "@/lib/integrations/infrawatch";
import { koding } from "@/lib/integrations/koding";
import { kommander } from "@/lib/integrations/kommander";
import { defineIntegration, type Integration } from "@/lib/integrations/manifest";
import { monk } from "@/lib/integrations/monk";
import { createRoleDocuments } from "./role-documents";
import { createUserDocuments, type UserDocuments, type UserDocumentsFacts } from "./user-documents";

const ACCOUNT = "111122223333" as AwsAccountId;
const KEY = { recommended: true, suggestedUserName: "acme", consoleUseCase: "Other" };

function documentsFor(integration: Integration, facts: Partial<UserDocumentsFacts> = {}): UserDocuments {
  return createUserDocuments({ integration, partition: "aws", awsAccountId: ACCOUNT, ...facts });
}

function statementsOf({ policies }: UserDocuments): Statement[] {
  return policies.flatMap(({ document }) => document.Statement);
}

/** A product with three statements of about 4,000 characters. */
function largeIntegration(accessMethods: unknown): Integration {
  const statements = ["A", "B", "C"].map((Sid) => ({
    Sid,
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: Array.from(
      { length: 100 },
      (_, index) => `arn:aws:s3:::${Sid.toLowerCase()}-bucket-of-acme-${index}/*`,
    ),
  }));
  const capability = { ...minimal.capabilities[0], statements };
  return defineIntegration({ ...minimal, accessMethods, capabilities: [capability] });
}

describe("createUserDocuments", () => {
  test("writes Monk's policy whole, with no self-check, because it has it", () => {
    const documents = documentsFor(monk);
    expect(documents).toMatchObject({
      userName: "monk-deploy",
      expectedUserArn: "arn:aws:iam::111122223333:user/monk-deploy",
      groupName: null,
      managedPolicyArns: [],
    });
    expect(documents.policies.map(({ name, arn }) => [name, arn])).toEqual([
      ["MonkClusterPolicy", "arn:aws:iam::111122223333:policy/MonkClusterPolicy"],
    ]);
    expect(statementsOf(documents)).toHaveLength(22);
  });

  test("attaches Monk's three managed policies and creates none, because one of them has the self-check", () => {
    const documents = documentsFor(monk, { permissionSetId: "quick-start" });
    expect(documents.policies).toEqual([]);
    expect(documents.managedPolicyArns).toEqual([
      "arn:aws:iam::aws:policy/AmazonEC2FullAccess",
      "arn:aws:iam::aws:policy/AmazonVPCFullAccess",
      "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
    ]);
  });

  test("ends Kommander's policy with the self-check of exactly that user, and still fits", () => {
    const documents = documentsFor(kommander, { userName: "kommander-eu", userPath: "/tools/" });
    expect(statementsOf(documents)).toHaveLength(19);
    expect(statementsOf(documents).at(-1)).toEqual({
      Sid: "SelfCheck",
      Effect: "Allow",
      Action: "iam:SimulatePrincipalPolicy",
      Resource: "arn:aws:iam::111122223333:user/tools/kommander-eu",
    });
    expect(documents.policies.map(({ size }) => size.fits)).toEqual([true]);
  });

  test("moves Kommander's one partition-bound ARN to the customer's partition", () => {
    const text = JSON.stringify(documentsFor(kommander, { partition: "aws-us-gov" }));
    expect(text).not.toContain("arn:aws:");
    expect(text).toContain("arn:aws-us-gov:iam::aws:policy/AmazonEKSClusterPolicy");
    expect(text).toContain("arn:*:iam::*:role/*.cluster-api-provider-aws.sigs.k8s.io");
  });

  test("gives Koding's policies to the group, and Route 53 only on request", () => {
    const documents = documentsFor(koding);
    expect(documents).toMatchObject({ userName: "koding-user", groupName: "Developers", policies: [] });
    expect(documents.managedPolicyArns).toEqual([
      "arn:aws:iam::aws:policy/AmazonEC2FullAccess",
      "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
    ]);
    const asked = documentsFor(koding, { capabilityIds: ["route-53"] });
    expect(asked.managedPolicyArns.slice(2)).toEqual([
      "arn:aws:iam::aws:policy/AmazonRoute53FullAccess",
      "arn:aws:iam::aws:policy/AmazonRoute53DomainsFullAccess",
    ]);
    expect(asked.sections.find(({ capabilityId }) => capabilityId === "route-53")?.required).toBe(true);
  });

  test("adds the self-check to managed policies that do not have it", () => {
    const [policy, ...others] = documentsFor(cloudlvl).policies;
    expect(others).toEqual([]);
    expect(policy?.name).toBe("cloudlvl-ai-user-policy");
    expect(policy?.document.Statement.map(({ Sid }) => Sid)).toEqual(["SelfCheck"]);
    expect(documentsFor(cloudlvl, { permissionSetId: "administrator" }).policies).toEqual([]);
  });

  test("splits what one policy cannot hold, each part with its own sections", () => {
    const documents = documentsFor(largeIntegration({ "access-key": KEY }));
    expect(documents.policies.map(({ name }) => name)).toEqual([
      "acme-policy",
      "acme-policy-2",
      "acme-policy-3",
    ]);
    expect(
      statementsOf(documents)
        .map(({ Sid }) => Sid)
        .sort(),
    ).toEqual(["A", "B", "C", "SelfCheck"]);
    for (const { size, sections, document } of documents.policies) {
      expect(size.fits).toBe(true);
      const indexes = sections.flatMap(({ statementIndexes }) => statementIndexes).sort();
      expect(indexes).toEqual(document.Statement.map((_, index) => index));
    }
  });

  test("leaves an existing user in its groups, and gives the policies to it alone", () => {
    expect(documentsFor(kommander, { userChoice: "existing-user", userName: "ops" })).toMatchObject({
      userChoice: "existing-user",
      userName: "ops",
      groupName: null,
    });
    expect(() => documentsFor(monk, { userChoice: "existing-user" })).toThrow(RangeError);
  });

  test("takes another group, or none", () => {
    expect(documentsFor(koding, { groupName: "Stacks" }).groupName).toBe("Stacks");
    expect(documentsFor(koding, { groupName: null }).groupName).toBeNull();
  });

  test("refuses names with which the self-check would reach further, and integrations without keys", () => {
    for (const userName of ["*", "a/b", "", "my user", "a".repeat(65)]) {
      expect(() => documentsFor(monk, { userName })).toThrow(RangeError);
    }
    expect(() => documentsFor(monk, { userPath: "/*/" })).toThrow(RangeError);
    expect(() => documentsFor(koding, { groupName: "my group" })).toThrow(RangeError);
    expect(() => documentsFor(infrawatch)).toThrow(RangeError);
  });
});

describe("createRoleDocuments, of a large product", () => {
  const facts = {
    partition: "aws",
    awsAccountId: ACCOUNT,
    principalArn: "arn:aws:iam::999988887777:root",
    externalIds: ["rb-one"],
  } as const;

  test("keeps inline what fits, and puts the rest into managed policies", () => {
    const role = { recommended: true, suggestedRoleName: "Acme", roleDescription: "d" };
    const documents = createRoleDocuments({ integration: largeIntegration({ "iam-role": role }), ...facts });
    expect(documents.permissionSize.fits).toBe(true);
    expect(documents.permissionPolicy.Statement.map(({ Sid }) => Sid)).toEqual(["A", "B", "SelfCheck"]);
    expect(documents.furtherPolicies).toMatchObject([
      {
        name: "AcmePolicy-2",
        size: { fits: true },
        sections: [{ capabilityId: "ec2", statementIndexes: [0] }],
      },
    ]);
    expect(documents.sections.map(({ statementIndexes }) => statementIndexes)).toEqual([[0, 1], [2]]);
  });

  test("needs no further policy for the products that are shipped", () => {
    for (const integration of [cloudlvl, infrawatch]) {
      for (const { id: permissionSetId } of integration.permissionSets) {
        expect(createRoleDocuments({ integration, permissionSetId, ...facts }).furtherPolicies).toEqual([]);
      }
    }
  });
});

import { describe, expect, test } from "vitest";
import { matchesActionPattern } from "@/lib/iam/action-pattern";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import minimal from "@/lib/integrations/cases/minimal-manifest.json";
import { cloudlvl } from "@/lib/integrations/cloudlvl";
import { infrawatch } from "@/lib/integrations/infrawatch";
import { defineIntegration, type Integration } from "@/lib/integrations/manifest";
import { createSelfCheckPolicy } from "./policy-sections";
import { createRoleDocuments, type RoleDocumentsFacts } from "./role-documents";

const PRINCIPAL = "arn:aws:iam::999988887777:user/infrawatch-power-user";

function documentsFor(integration: Integration, facts: Partial<RoleDocumentsFacts> = {}) {
  return createRoleDocuments({
    integration,
    partition: "aws",
    awsAccountId: "111122223333" as AwsAccountId,
    principalArn: PRINCIPAL,
    externalIds: ["rb-one"],
    ...facts,
  });
}

function withStatement(statement: Record<string, unknown>): Integration {
  const capability = { ...minimal.capabilities[0], statements: [statement] };
  return defineIntegration({ ...minimal, capabilities: [capability] });
}

describe("createRoleDocuments", () => {
  test("names the vendor's whole account, or its identity, as the integration wants it", () => {
    const principalIn = (integration: Integration) =>
      documentsFor(integration).trustPolicy.Statement[0]?.Principal;
    expect(principalIn(cloudlvl)).toEqual({ AWS: "arn:aws:iam::999988887777:root" });
    expect(principalIn(infrawatch)).toEqual({ AWS: PRINCIPAL });
  });

  test("ends the permission policy with the self-check of exactly this role", () => {
    const { permissionPolicy, sections } = documentsFor(infrawatch, { roleName: "Watcher" });
    expect(permissionPolicy.Statement).toHaveLength(14);
    expect(permissionPolicy.Statement.at(-1)).toEqual({
      Sid: "SelfCheck",
      Effect: "Allow",
      Action: "iam:SimulatePrincipalPolicy",
      Resource: "arn:aws:iam::111122223333:role/Watcher",
    });
    expect(sections.at(-1)).toMatchObject({
      capabilityId: "self-check",
      purpose: "Lets this connection check its own permissions, and nothing else",
      statementIndexes: [13],
    });
  });

  test("lets a role with a path check itself under its whole ARN", () => {
    const { permissionPolicy, expectedRoleArn } = documentsFor(infrawatch, {
      roleName: "R",
      rolePath: "/vendors/eu/",
    });
    expect(expectedRoleArn).toBe("arn:aws:iam::111122223333:role/vendors/eu/R");
    expect(permissionPolicy.Statement.at(-1)?.Resource).toBe(expectedRoleArn);
  });

  test("writes the self-check alone as a policy of its own", () => {
    const { permissionPolicy, expectedRoleArn } = documentsFor(infrawatch);
    expect(createSelfCheckPolicy(expectedRoleArn).Statement).toEqual(permissionPolicy.Statement.slice(-1));
  });

  test("adds no self-check where the integration has it on every resource", () => {
    for (const Action of [["iam:SimulatePrincipalPolicy"], "iam:Simulate*", "*"]) {
      const documents = documentsFor(withStatement({ Effect: "Allow", Action, Resource: "*" }));
      expect(documents.permissionPolicy.Statement).toHaveLength(1);
      expect(documents.sections).toHaveLength(1);
    }
  });

  test("adds the self-check where the integration has it under a condition or elsewhere only", () => {
    const action = "iam:SimulatePrincipalPolicy";
    const scoped = { Effect: "Allow", Action: action, Resource: "arn:aws:iam::*:role/other" };
    const conditional = {
      Effect: "Allow",
      Action: action,
      Resource: "*",
      Condition: { Bool: { "k:a": true } },
    };
    for (const statement of [scoped, conditional]) {
      expect(documentsFor(withStatement(statement)).permissionPolicy.Statement).toHaveLength(2);
    }
  });

  test("gives every statement to exactly one section", () => {
    for (const integration of [cloudlvl, infrawatch]) {
      const { sections, permissionPolicy } = documentsFor(integration);
      const indexes = sections.flatMap(({ statementIndexes }) => statementIndexes);
      expect(indexes).toEqual(permissionPolicy.Statement.map((_, index) => index));
    }
  });

  test("leaves out an optional capability that the customer does not give", () => {
    const { permissionPolicy, sections } = documentsFor(infrawatch, { capabilityIds: [] });
    expect(sections.map(({ capabilityId }) => capabilityId)).not.toContain("health");
    expect(permissionPolicy.Statement.map(({ Sid }) => Sid)).not.toContain("Health");
  });

  test("attaches the managed policies of the chosen capabilities, in the customer's partition", () => {
    const chosen = {
      permissionSetId: "chosen-services",
      capabilityIds: ["s3"],
      partition: "aws-cn" as const,
    };
    expect(documentsFor(cloudlvl, chosen).managedPolicyArns).toEqual([
      "arn:aws-cn:iam::aws:policy/AmazonS3FullAccess",
    ]);
    expect(documentsFor(cloudlvl).managedPolicyArns).toEqual(["arn:aws:iam::aws:policy/PowerUserAccess"]);
  });

  test("moves the integration's resources to the customer's partition", () => {
    const integration = withStatement({
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: ["arn:aws:s3:::logs/*"],
    });
    const [statement] = documentsFor(integration, { partition: "aws-us-gov" }).permissionPolicy.Statement;
    expect(statement?.Resource).toEqual(["arn:aws-us-gov:s3:::logs/*"]);
  });

  test("allows sessions as long as the integration needs, and never less than AWS's shortest maximum", () => {
    expect(documentsFor(infrawatch).maxSessionDuration).toBe(43_200);
    const short = defineIntegration({ ...minimal, longestSessionSeconds: 900 });
    expect(documentsFor(short).maxSessionDuration).toBe(3600);
  });

  test("fits the quotas and takes the integration's own names", () => {
    const documents = documentsFor(infrawatch);
    expect(documents).toMatchObject({
      roleName: "InfraWatchRole",
      policyName: "InfraWatchRolePolicy",
      expectedRoleArn: "arn:aws:iam::111122223333:role/InfraWatchRole",
      trustSize: { fits: true, quota: 2048 },
      permissionSize: { fits: true, quota: 10_240 },
    });
  });

  test("accepts both External IDs while one replaces the other", () => {
    const { trustPolicy } = documentsFor(infrawatch, { externalIds: ["rb-one", "rb-two"] });
    expect(trustPolicy.Statement[0]?.Condition).toEqual({
      StringEquals: { "sts:ExternalId": ["rb-one", "rb-two"] },
    });
  });

  test("refuses a role name with which the self-check would reach further", () => {
    for (const roleName of ["*", "Infra*", "a/b", "", "My role"]) {
      expect(() => documentsFor(infrawatch, { roleName })).toThrow(RangeError);
    }
    for (const rolePath of ["", "/*/", "/a/?/", "vendors", "/two words/"]) {
      expect(() => documentsFor(infrawatch, { rolePath })).toThrow(RangeError);
    }
  });

  test("refuses an integration that has no role", () => {
    const accessMethods = {
      "access-key": { recommended: true, suggestedUserName: "acme", consoleUseCase: "Other" },
    };
    expect(() => documentsFor(defineIntegration({ ...minimal, accessMethods }))).toThrow(RangeError);
  });

  test("lets no capability grant IAM changes to InfraWatch", () => {
    const actions = documentsFor(infrawatch).permissionPolicy.Statement.flatMap(({ Action }) => Action ?? []);
    expect(actions.some((pattern) => matchesActionPattern(pattern, "iam:CreateUser"))).toBe(false);
  });
});

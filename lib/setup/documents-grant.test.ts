import { describe, expect, test } from "vitest";
import { matchesActionPattern, matchesWildcard } from "@/lib/iam/action-pattern";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import { asList, type Statement } from "@/lib/iam/policy-document";
import type { Requirement } from "@/lib/iam/requirement";
import { deriveRequirements } from "@/lib/iam/requirements";
import { createCatalogue } from "@/lib/integrations/catalogue";
import { defineIntegration, type Integration } from "@/lib/integrations/manifest";
import { chooseCapabilities } from "@/lib/integrations/selection";
import sixth from "./cases/sixth-product.json";
import { createCliCommands } from "./cli-commands";
import { createRoleDocuments } from "./role-documents";
import { createUserCliCommands } from "./user-cli-commands";
import { createUserDocuments } from "./user-documents";

const awsAccountId = "111122223333" as AwsAccountId;
const { integrations } = createCatalogue([defineIntegration(sixth)]);

interface Offer {
  integration: Integration;
  permissionSetId: string;
  partition: Partition;
}

/** Every choice that a customer has among the products. */
const offers: Offer[] = integrations.flatMap((integration) =>
  integration.permissionSets.flatMap(({ id: permissionSetId }) =>
    integration.partitions.map((partition) => ({ integration, permissionSetId, partition })),
  ),
);

function statementsFor(offer: Offer, method: "iam-role" | "access-key"): Statement[] {
  const facts = { ...offer, awsAccountId };
  if (method === "access-key") {
    return createUserDocuments(facts).policies.flatMap(({ document }) => document.Statement);
  }
  const principalArn = `arn:${offer.partition}:iam::999988887777:user/vendor`;
  const documents = createRoleDocuments({ ...facts, principalArn, externalIds: ["rb-one"] });
  return [
    ...documents.permissionPolicy.Statement,
    ...documents.furtherPolicies.flatMap(({ document }) => document.Statement),
  ];
}

/** As AWS's simulator answers: without a resource, only a statement for all resources counts. */
function grants(
  { Action, Resource, Condition }: Statement,
  { action, resource, grant }: Requirement,
): boolean {
  const covers = asList(Resource).some(
    (pattern) => pattern === "*" || (resource !== null && matchesWildcard(pattern, resource)),
  );
  const named = asList(Action).some((pattern) => matchesActionPattern(pattern, action));
  return named && covers && JSON.stringify(Condition ?? null) === JSON.stringify(grant.condition);
}

describe("the documents", () => {
  for (const offer of offers) {
    const { integration, permissionSetId, partition } = offer;
    for (const method of ["iam-role", "access-key"] as const) {
      if (integration.accessMethods[method] === undefined) continue;
      test(`grant all that is checked (${integration.name}, ${permissionSetId}, ${method}, ${partition})`, async () => {
        const capabilities = chooseCapabilities({ integration, permissionSetId });
        const written = capabilities.map((one) => ({ ...one, probes: [] }));
        const requirements = await deriveRequirements(written, { partition, awsAccountId });
        const statements = statementsFor(offer, method);
        const missing = requirements.filter((one) => !statements.some((statement) => grants(statement, one)));
        expect(missing.map(({ action }) => action)).toEqual([]);
      });
    }
  }
});

describe("a sixth product, of one data file", () => {
  const integration = defineIntegration(sixth);

  test("has the documents and the commands of a role", () => {
    const documents = createRoleDocuments({
      integration,
      partition: "aws",
      awsAccountId,
      principalArn: "arn:aws:iam::999988887777:role/vendor",
      externalIds: ["rb-one"],
    });
    expect(documents.trustPolicy.Statement[0]?.Principal).toEqual({ AWS: "arn:aws:iam::999988887777:root" });
    expect(documents.permissionPolicy.Statement.map(({ Sid }) => Sid)).toEqual([
      "Buckets",
      "Logs",
      "SelfCheck",
    ]);
    expect(createCliCommands(documents).at(-1)?.command).toContain("--role-name NorthwindRole");
  });

  test("has the documents and the commands of a user", () => {
    const documents = createUserDocuments({ integration, partition: "aws", awsAccountId });
    expect(documents.policies.map(({ name }) => name)).toEqual(["northwind-policy"]);
    expect(createUserCliCommands(documents).map(({ command }) => command.split(" \\\n")[0])).toEqual([
      "aws iam create-user",
      expect.stringContaining("cat > northwind-policy.json"),
      "aws iam create-policy",
      "aws iam attach-user-policy",
      "aws iam create-access-key",
    ]);
  });
});

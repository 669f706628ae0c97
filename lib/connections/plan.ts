import "server-only";
import { randomBytes } from "node:crypto";
import { getEnv } from "@/lib/env";
import { createExternalId, EXTERNAL_ID_RANDOM_BYTES, type ExternalId } from "@/lib/iam/external-id";
import { deriveRequirements } from "@/lib/iam/requirements";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { getIntegration } from "@/lib/integrations/catalogue";
import { chooseCapabilities } from "@/lib/integrations/selection";
import { createRoleDocuments, createSelfCheckPolicy, type RoleDocuments } from "@/lib/setup/role-documents";
import { choosePatience, type VerificationPlan } from "@/lib/verification/plan";
import type { AuthorizedConnection } from "./types";

/** Makes an External ID of fresh random bits. */
export function drawExternalId(): ExternalId {
  return createExternalId(randomBytes(EXTERNAL_ID_RANDOM_BYTES));
}

type DocumentFacts = Pick<
  AuthorizedConnection,
  "integrationId" | "permissionSetId" | "partition" | "awsAccountId" | "externalId" | "roleArn"
>;

/** The documents of a connection: made out to the role that was entered, or to the name that we suggest. */
export function documentsFor(connection: DocumentFacts): RoleDocuments {
  const entered = connection.roleArn === null ? null : parseRoleArn(connection.roleArn);
  return createRoleDocuments({
    integration: getIntegration(connection.integrationId),
    permissionSetId: connection.permissionSetId,
    partition: connection.partition,
    awsAccountId: connection.awsAccountId,
    principalArn: getEnv().VENDOR_PRINCIPAL_ARN,
    externalIds: [connection.externalId],
    ...(entered?.ok ? { roleName: entered.value.roleName } : {}),
  });
}

interface PlanFacts extends DocumentFacts {
  verificationId: string;
  roleArn: string;
  roleArnSince: Date;
}

/** Everything that one run asks about, from the connection as it stands now. */
export async function createPlan(facts: PlanFacts): Promise<VerificationPlan> {
  const { integrationId, permissionSetId, partition, awsAccountId, roleArn, externalId } = facts;
  const integration = getIntegration(integrationId);
  const capabilities = chooseCapabilities({ integration, permissionSetId });
  const documents = documentsFor(facts);
  const vendorPrincipalArn = getEnv().VENDOR_PRINCIPAL_ARN;
  return {
    productName: integration.name,
    vendorPrincipalArn,
    vendorAccountId: vendorPrincipalArn.split(":")[4] ?? "",
    roleArn,
    roleName: documents.roleName,
    awsAccountId,
    externalId,
    otherExternalId: drawExternalId(),
    sessionName: `rolebridge-${facts.verificationId}`,
    requirements: await deriveRequirements(capabilities, { partition, awsAccountId }),
    capabilities: capabilities.map(({ id, title, required }) => ({ id, title, required })),
    trustPolicy: documents.trustPolicy,
    selfCheckPolicy: createSelfCheckPolicy(roleArn),
    retryDelaysMs: choosePatience(Date.now() - facts.roleArnSince.getTime()),
  };
}

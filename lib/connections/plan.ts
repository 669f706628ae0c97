import "server-only";
import { getEnv } from "@/lib/env";
import type { Partition } from "@/lib/iam/partition";
import { deriveRequirements } from "@/lib/iam/requirements";
import { type ChosenCapability, chooseCapabilities } from "@/lib/integrations/selection";
import { listUnaskedActions } from "@/lib/integrations/unasked-actions";
import { type CustomerPolicy, managedPolicyArn } from "@/lib/setup/policy-sections";
import type { RoleDocuments } from "@/lib/setup/role-documents";
import {
  type AccessKeyPlan,
  type AskedPermissions,
  choosePatience,
  isYoungAt,
  type PlannedCapability,
  type RolePlan,
  type VerificationPlan,
} from "@/lib/verification/plan";
import { choiceOf, roleDocumentsFor, userDocumentsFor } from "./documents";
import { drawExternalId } from "./external-id";
import type { KeyRun, RoleRun, RunConnection } from "./run-subject";
import { wasProven } from "./was-proven";

type ChoosingConnection = Pick<
  RunConnection,
  "integrationId" | "permissionSetId" | "capabilityIds" | "partition" | "awsAccountId"
>;

/** Which permissions the product needs of a connection, and which capabilities they serve. */
export async function planPermissions(
  connection: ChoosingConnection,
): Promise<Pick<VerificationPlan, "requirements" | "capabilities">> {
  const { partition, awsAccountId } = connection;
  const capabilities = chooseCapabilities(choiceOf(connection));
  return {
    requirements: await deriveRequirements(capabilities, { partition, awsAccountId }),
    capabilities: capabilities.map((capability) => planCapability(capability, partition)),
  };
}

async function planShared(connection: RunConnection, accessSince: Date) {
  const { partition, awsAccountId } = connection;
  const choice = choiceOf(connection);
  return {
    productName: choice.integration.name,
    partition,
    awsAccountId,
    ...(await planPermissions(connection)),
    unaskedActions: listUnaskedActions(chooseCapabilities(choice)),
    retryDelaysMs: choosePatience(Date.now() - accessSince.getTime()),
  };
}

function planCapability(capability: ChosenCapability, partition: Partition): PlannedCapability {
  const { id, title, required, managedPolicies, probes } = capability;
  if (managedPolicies.length === 0) return { id, title, required };
  const policyArns = managedPolicies.map((name) => managedPolicyArn(partition, name));
  return { id, title, required, managed: { policyArns, probes } };
}

function askedOfRole(documents: RoleDocuments): AskedPermissions {
  const { policyName: name, permissionPolicy: json, furtherPolicies, managedPolicyArns } = documents;
  return { policies: [{ name, json }, ...furtherPolicies.map(toAsked)], managedPolicyArns };
}

function toAsked({ name, document: json }: CustomerPolicy) {
  return { name, json };
}

/** Everything that one run by role asks about, from the connection as it stands now. */
export async function createRolePlan(verificationId: string, run: RoleRun): Promise<RolePlan> {
  const { connection, roleArn, externalId, stagedExternalId, accessSince } = run;
  const documents = roleDocumentsFor({ ...connection, roleArn, externalId, stagedExternalId });
  const vendorPrincipalArn = getEnv().VENDOR_PRINCIPAL_ARN;
  return {
    accessMethod: "iam-role",
    ...(await planShared(connection, accessSince)),
    asked: askedOfRole(documents),
    vendorPrincipalArn,
    vendorAccountId: vendorPrincipalArn.split(":")[4] ?? "",
    roleArn,
    roleName: documents.roleName,
    externalId,
    stagedExternalId,
    retiringExternalId: run.retiringExternalId,
    olderExternalIds: run.olderExternalIds,
    siblings: run.siblings,
    workedBefore: wasProven(connection, accessSince),
    isYoung: isYoungAt(Date.now() - accessSince.getTime()),
    otherExternalId: drawExternalId(),
    sessionName: `rolebridge-${verificationId}`,
    trustPolicy: documents.trustPolicy,
    longestSessionSeconds: documents.maxSessionDuration,
  };
}

/** Everything that one run by access key asks about. */
export async function createKeyPlan(run: KeyRun): Promise<AccessKeyPlan> {
  const { connection, key, accessSince } = run;
  const { userName, groupName, policies, managedPolicyArns } = userDocumentsFor(connection);
  return {
    accessMethod: "access-key",
    ...(await planShared(connection, accessSince)),
    asked: { policies: policies.map(toAsked), managedPolicyArns },
    accessKeyId: key.accessKeyId,
    workedBefore: wasProven(connection, accessSince),
    userName,
    groupName,
    region: key.region,
  };
}

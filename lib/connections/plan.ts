import "server-only";
import { getEnv } from "@/lib/env";
import { deriveRequirements } from "@/lib/iam/requirements";
import { chooseCapabilities } from "@/lib/integrations/selection";
import { type AccessKeyPlan, choosePatience, type RolePlan } from "@/lib/verification/plan";
import { choiceOf, roleDocumentsFor, userDocumentsFor } from "./documents";
import { drawExternalId } from "./external-id";
import type { KeyRun, RoleRun, RunConnection } from "./run-subject";

async function planShared(connection: RunConnection, accessSince: Date) {
  const { partition, awsAccountId } = connection;
  const choice = choiceOf(connection);
  const capabilities = chooseCapabilities(choice);
  return {
    productName: choice.integration.name,
    awsAccountId,
    requirements: await deriveRequirements(capabilities, { partition, awsAccountId }),
    capabilities: capabilities.map(({ id, title, required }) => ({ id, title, required })),
    retryDelaysMs: choosePatience(Date.now() - accessSince.getTime()),
  };
}

/** Everything that one run by role asks about, from the connection as it stands now. */
export async function createRolePlan(verificationId: string, run: RoleRun): Promise<RolePlan> {
  const { connection, roleArn, externalId, stagedExternalId, accessSince } = run;
  const documents = roleDocumentsFor({ ...connection, roleArn, externalId, stagedExternalId });
  const vendorPrincipalArn = getEnv().VENDOR_PRINCIPAL_ARN;
  return {
    accessMethod: "iam-role",
    ...(await planShared(connection, accessSince)),
    vendorPrincipalArn,
    vendorAccountId: vendorPrincipalArn.split(":")[4] ?? "",
    roleArn,
    roleName: documents.roleName,
    externalId,
    stagedExternalId,
    retiringExternalId: run.retiringExternalId,
    olderExternalIds: run.olderExternalIds,
    otherExternalId: drawExternalId(),
    sessionName: `rolebridge-${verificationId}`,
    trustPolicy: documents.trustPolicy,
  };
}

/** Everything that one run by access key asks about. */
export async function createKeyPlan({ connection, key, accessSince }: KeyRun): Promise<AccessKeyPlan> {
  return {
    accessMethod: "access-key",
    ...(await planShared(connection, accessSince)),
    accessKeyId: key.accessKeyId,
    userName: userDocumentsFor(connection).userName,
    region: key.region,
  };
}

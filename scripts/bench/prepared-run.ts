/** One product, connected in the bench's account, with everything that a run of its checks needs. */
import type { IAMClient } from "@aws-sdk/client-iam";
import { type OpenedPort, openAwsPort } from "@/lib/aws/sdk-port";
import { roleDocumentsFor, userDocumentsFor } from "@/lib/connections/documents";
import { createKeyPlan, createRolePlan } from "@/lib/connections/plan";
import type { RunConnection } from "@/lib/connections/run-subject";
import { createSecret } from "@/lib/crypto/secret";
import { getEnv } from "@/lib/env";
import type { Integration } from "@/lib/integrations/manifest";
import type { PlannedRun } from "@/lib/verification/run-checks";
import { createRole, createUserWithKey } from "./aws-account";

export const EXTERNAL_ID = "rb-0123456789abcdefghjkmnpqrstvwxyz";

export interface PreparedRun {
  run: PlannedRun;
  port: OpenedPort;
}

export function connectionTo({ id, permissionSets }: Integration, awsAccountId: string): RunConnection {
  const [{ id: permissionSetId } = { id: "" }] = permissionSets;
  const facts = { integrationId: id, permissionSetId, capabilityIds: [], partition: "aws", awsAccountId };
  // Only what plans and documents read of a stored connection.
  return {
    id: "bench",
    customerId: "bench",
    provenAt: null,
    userArn: null,
    ...facts,
  } as unknown as RunConnection;
}

export async function prepareRun(
  integration: Integration,
  { iam, region, accountId }: { iam: IAMClient; region: string; accountId: string },
): Promise<PreparedRun> {
  const connection = connectionTo(integration, accountId);
  const port = openAwsPort({ region, probeRoleName: getEnv().PROBE_ROLE_NAME });
  const shared = {
    verificationId: "bench",
    stateBefore: "awaiting-setup",
    connection,
    deadlineAt: new Date(),
    accessSince: new Date(),
  } as const;
  if (!integration.accessMethods["iam-role"]) {
    const pair = await createUserWithKey(iam, userDocumentsFor(connection));
    const session = port.holdAccessKey(pair.accessKeyId, createSecret(pair.secretAccessKey));
    const key = { rowId: "bench", accessKeyId: pair.accessKeyId, envelope: null, region: null };
    const serving = { hasServingKey: false, hasVerifiedServingKey: false };
    const plan = await createKeyPlan({ ...shared, ...serving, accessMethod: "access-key", key });
    return { run: { plan, session }, port };
  }
  const ids = { externalId: EXTERNAL_ID, stagedExternalId: null, retiringExternalId: null };
  const documents = roleDocumentsFor({ ...connection, ...ids, roleArn: null });
  await createRole(iam, documents);
  const roleArn = documents.expectedRoleArn;
  const facts = { ...shared, ...ids, olderExternalIds: [], siblings: [], isRevoked: false, roleArn };
  return { run: { plan: await createRolePlan("bench", { ...facts, accessMethod: "iam-role" }) }, port };
}

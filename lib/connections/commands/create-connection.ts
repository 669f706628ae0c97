import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getIntegration } from "@/lib/connections/integrations";
import { inTransaction } from "@/lib/db/transaction";
import { getEnv } from "@/lib/env";
import { isPartition, type Partition } from "@/lib/iam/partition";
import type { AccessMethod } from "@/lib/integrations/manifest";
import { getPermissionSet } from "@/lib/integrations/selection";
import type { ActorWith } from "@/lib/session/actors";
import { drawExternalId } from "../external-id";

interface CreateConnection {
  integrationId: string;
  accessMethod: AccessMethod;
  awsAccountId: string;
}

/** Begins a connection with an External ID of its own; resolves to its id. */
export async function createConnection(
  actor: ActorWith<"connection.set-up">,
  input: CreateConnection,
): Promise<string> {
  const { integrationId, awsAccountId } = input;
  return inTransaction(async (transaction) => {
    const { id: connectionId } = await transaction.connection.create({
      data: {
        ...input,
        customerId: actor.customerId,
        permissionSetId: getPermissionSet(getIntegration(integrationId)).id,
        partition: vendorPartition(),
        state: "draft",
        externalIds: { create: { value: drawExternalId(), stage: "current" } },
      },
    });
    const subject = { actor, customerId: actor.customerId, connectionId };
    await recordAuditEvent(transaction, subject, {
      action: "connection.created",
      detail: { integrationId, awsAccountId },
    });
    return connectionId;
  });
}

/** No role trusts a principal of another partition, so the customer's partition is our own. */
function vendorPartition(): Partition {
  const partition = getEnv().VENDOR_PRINCIPAL_ARN.split(":")[1] ?? "";
  if (!isPartition(partition))
    throw new Error(`VENDOR_PRINCIPAL_ARN is in an unknown partition: ${partition}`);
  return partition;
}

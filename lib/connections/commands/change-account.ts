import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getIntegration } from "@/lib/connections/integrations";
import { inTransaction } from "@/lib/db/transaction";
import type { AccessMethod } from "@/lib/integrations/manifest";
import { getPermissionSet } from "@/lib/integrations/selection";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { destroyKeys } from "./settle-keys";
import { supersedeRun } from "./supersede-run";

interface ChangeAccount {
  accessMethod: AccessMethod;
  integrationId: string;
  awsAccountId: string;
}

/**
 * Changes product or AWS account of a connection that was never proven. Its External ID stays; a Role ARN or
 * a key of the former account is forgotten.
 */
export async function changeAccount(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  { integrationId, accessMethod, awsAccountId }: ChangeAccount,
): Promise<Rejection | null> {
  const { id: connectionId, customerId } = connection;
  const isSameAccount = awsAccountId === connection.awsAccountId;
  const isSame = integrationId === connection.integrationId && accessMethod === connection.accessMethod;
  if (isSame && isSameAccount) return null;
  if (connection.provenAt !== null || connection.currentKey !== null) {
    return {
      formError:
        "This connection has been in use, so its product and account stay. Create a new one instead.",
    };
  }
  await inTransaction(async (transaction) => {
    await supersedeRun(transaction, connectionId);
    await destroyKeys(transaction, { connectionId });
    await transaction.connection.update({
      where: { id: connectionId },
      data: {
        integrationId,
        accessMethod,
        awsAccountId,
        capabilityIds: [],
        approvedCapabilityIds: [],
        settings: {},
        region: null,
        userArn: null,
        pastedTrust: null,
        pastedTrustAt: null,
        permissionSetId: getPermissionSet(getIntegration(integrationId)).id,
        state: "draft",
        stateSince: new Date(),
        ...(isSameAccount ? {} : { roleArn: null, roleArnSince: null }),
      },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      {
        action: "connection.account-changed",
        detail: { from: connection.awsAccountId, to: awsAccountId, integrationId },
      },
    );
  });
  return null;
}

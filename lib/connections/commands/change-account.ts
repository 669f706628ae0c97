import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import { getIntegration } from "@/lib/integrations/catalogue";
import { getPermissionSet } from "@/lib/integrations/selection";
import type { MemberActor } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { supersedeRun } from "./supersede-run";

interface ChangeAccount {
  integrationId: string;
  awsAccountId: string;
}

/**
 * Changes product or AWS account of a connection that was never proven. Its External ID stays; a Role ARN of the
 * former account is forgotten.
 */
export async function changeAccount(
  actor: MemberActor,
  connection: AuthorizedConnection,
  { integrationId, awsAccountId }: ChangeAccount,
): Promise<Rejection | null> {
  const { id: connectionId, customerId } = connection;
  if (integrationId === connection.integrationId && awsAccountId === connection.awsAccountId) return null;
  if (connection.provenAt !== null) {
    return {
      formError:
        "This connection has been in use, so its product and account stay. Create a new one instead.",
    };
  }
  const isSameAccount = awsAccountId === connection.awsAccountId;
  await inTransaction(async (transaction) => {
    await supersedeRun(transaction, connectionId);
    await transaction.connection.update({
      where: { id: connectionId },
      data: {
        integrationId,
        awsAccountId,
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

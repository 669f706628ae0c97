import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getIntegration } from "@/lib/connections/integrations";
import { inTransaction } from "@/lib/db/transaction";
import type { AccessMethod } from "@/lib/integrations/manifest";
import { getPermissionSet } from "@/lib/integrations/selection";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { lockConnection } from "./lock-connection";
import { destroyKeys } from "./settle-keys";
import { supersedeRun } from "./supersede-run";

interface ChangeAccount {
  accessMethod: AccessMethod;
  integrationId: string;
  awsAccountId: string;
}

const IN_USE = "This connection has been in use, so its product and account stay. Create a new one instead.";

/**
 * Changes product or AWS account of a connection that was never proven. Its External ID stays; a Role ARN or
 * a key of the former account is forgotten.
 */
export async function changeAccount(
  actor: ActorWith<"connection.set-up">,
  { id: connectionId, customerId }: AuthorizedConnection,
  wanted: ChangeAccount,
): Promise<Rejection | null> {
  return inTransaction(async (transaction) => {
    await lockConnection(transaction, connectionId);
    const former = await transaction.connection.findUniqueOrThrow({
      where: { id: connectionId },
      include: { accessKeys: { where: { stage: "current" } } },
    });
    if (isSame(former, wanted)) return null;
    if (former.provenAt !== null || former.accessKeys.length > 0) return { formError: IN_USE };
    await supersedeRun(transaction, connectionId);
    await destroyKeys(transaction, { connectionId });
    await transaction.connection.update({ where: { id: connectionId }, data: beginAnew(former, wanted) });
    const { integrationId, awsAccountId } = wanted;
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      {
        action: "connection.account-changed",
        detail: { from: former.awsAccountId, to: awsAccountId, integrationId },
      },
    );
    return null;
  });
}

function isSame(former: Record<keyof ChangeAccount, string>, wanted: ChangeAccount): boolean {
  const facts = ["integrationId", "accessMethod", "awsAccountId"] as const;
  return facts.every((fact) => former[fact] === wanted[fact]);
}

/** Everything that was chosen or entered for the former product, and for the former account, is forgotten. */
function beginAnew(
  former: { awsAccountId: string },
  { integrationId, accessMethod, awsAccountId }: ChangeAccount,
) {
  const isSameAccount = awsAccountId === former.awsAccountId;
  return {
    integrationId,
    accessMethod,
    awsAccountId,
    capabilityIds: [],
    approvedCapabilityIds: [],
    settings: {},
    region: null,
    userArn: null,
    ...FORGOTTEN_ANSWER,
    permissionSetId: getPermissionSet(getIntegration(integrationId)).id,
    state: "draft",
    stateSince: new Date(),
    ...(isSameAccount ? {} : { roleArn: null, roleArnSince: null }),
  };
}

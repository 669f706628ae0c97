import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getIntegration } from "@/lib/connections/integrations";
import { inTransaction } from "@/lib/db/transaction";
import { listOptionalCapabilities } from "@/lib/integrations/selection";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { lockOpenConnection } from "./lock-connection";
import { supersedeRun } from "./supersede-run";

interface ChosenPermissions {
  permissionSetId: string;
  capabilityIds: string[];
}

/** Notes how much the customer gives; the documents and the next verification follow it, and no run of before. */
export async function choosePermissions(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  wanted: ChosenPermissions,
): Promise<Rejection | null> {
  const { id: connectionId, customerId } = connection;
  return inTransaction(async (transaction) => {
    await lockOpenConnection(transaction, connectionId);
    const { integrationId } = await transaction.connection.findUniqueOrThrow({
      where: { id: connectionId },
      select: { integrationId: true },
    });
    const fitting = fitToProduct(integrationId, wanted);
    if ("rejection" in fitting) return fitting.rejection;
    const { permissionSetId, required, chosen } = fitting;
    const stateBefore = await supersedeRun(transaction, connectionId);
    await transaction.connection.update({
      where: { id: connectionId },
      data: {
        permissionSetId,
        capabilityIds: [...required, ...chosen],
        ...(stateBefore && { state: stateBefore }),
      },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      {
        action: "connection.permissions-chosen",
        detail: { permissionSetId, capabilityIds: chosen.join(" ") },
      },
    );
    return null;
  });
}

/** What the product offers of the choice; another tab may have changed the product since the form was shown. */
function fitToProduct(integrationId: string, { permissionSetId, capabilityIds }: ChosenPermissions) {
  const integration = getIntegration(integrationId);
  const permissionSet = integration.permissionSets.find(({ id }) => id === permissionSetId);
  if (!permissionSet) return reject({ fieldErrors: { permissionSetId: ["Choose one of these."] } });
  const optional = listOptionalCapabilities({ integration, permissionSetId }).map(({ id }) => id);
  const chosen = capabilityIds.filter((id) => optional.includes(id));
  const required = permissionSet.capabilityIds.filter((id) => !optional.includes(id));
  if (chosen.length + required.length === 0)
    return reject({ formError: "Choose at least one of the services." });
  return { permissionSetId, required, chosen };
}

function reject(rejection: Rejection) {
  return { rejection };
}

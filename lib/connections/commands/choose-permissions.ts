import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { getIntegration } from "@/lib/connections/integrations";
import { inTransaction } from "@/lib/db/transaction";
import { listOptionalCapabilities } from "@/lib/integrations/selection";
import type { ActorWith } from "@/lib/session/actors";
import type { AuthorizedConnection } from "../types";
import { supersedeRun } from "./supersede-run";

interface ChosenPermissions {
  permissionSetId: string;
  capabilityIds: string[];
}

/** Notes how much the customer gives; the documents and the next verification follow it, and no run of before. */
export async function choosePermissions(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  { permissionSetId, capabilityIds }: ChosenPermissions,
): Promise<Rejection | null> {
  const integration = getIntegration(connection.integrationId);
  const permissionSet = integration.permissionSets.find(({ id }) => id === permissionSetId);
  if (!permissionSet) return { fieldErrors: { permissionSetId: ["Choose one of these."] } };
  const optional = listOptionalCapabilities({ integration, permissionSetId }).map(({ id }) => id);
  const chosen = capabilityIds.filter((id) => optional.includes(id));
  const required = permissionSet.capabilityIds.filter((id) => !optional.includes(id));
  if (chosen.length + required.length === 0) return { formError: "Choose at least one of the services." };
  const { id: connectionId, customerId } = connection;
  await inTransaction(async (transaction) => {
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
  });
  return null;
}

import "server-only";
import type { ExternalIdRotation } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/transaction";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import { EXTERNAL_IDS_LIMIT, NEWEST_EXTERNAL_ID, sortExternalIds } from "./sort-external-ids";

/** A connection as a change of its External ID sees it. */
export interface RotationSubject {
  connectionId: string;
  customerId: string;
  accessMethod: string;
  state: ConnectionState;
  roleArn: string | null;
  provenAt: Date | null;
  externalId: string;
  stagedExternalId: string | null;
  retiringExternalId: string | null;
  /** The change that goes on, if any. */
  rotation: ExternalIdRotation | null;
}

/** Reads it in the transaction that holds the connection's lock. Throws where it has no External ID in use. */
export async function getRotationSubject(
  transaction: Transaction,
  connectionId: string,
): Promise<RotationSubject> {
  const row = await transaction.connection.findUniqueOrThrow({
    where: { id: connectionId },
    include: {
      externalIds: { orderBy: NEWEST_EXTERNAL_ID, take: EXTERNAL_IDS_LIMIT },
      rotations: { where: { open: true } },
    },
  });
  const ids = sortExternalIds(row.externalIds, false);
  if (ids === null) throw new Error("A connection without an External ID has none to change");
  const { customerId, accessMethod, roleArn, provenAt } = row;
  const { externalId, stagedExternalId, retiringExternalId } = ids;
  return {
    ...{ connectionId, customerId, accessMethod, roleArn, provenAt },
    state: row.state as ConnectionState,
    ...{ externalId, stagedExternalId, retiringExternalId },
    rotation: row.rotations[0] ?? null,
  };
}

import "server-only";
import type { Rejection } from "@/lib/actions/define-action";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { createSecret, type Secret } from "@/lib/crypto/secret";
import { inTransaction } from "@/lib/db/transaction";
import { partitionOfRegion, partitionTitle } from "@/lib/iam/partition";
import type { ActorWith } from "@/lib/session/actors";
import { getIntegration } from "../integrations";
import { tryAccessKey } from "../try-access-key";
import type { AuthorizedConnection } from "../types";
import { sealSecret } from "../vault";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { destroyKeys } from "./settle-keys";
import { supersedeRun } from "./supersede-run";

export interface EnteredKey {
  accessKeyId: string;
  secretAccessKey: string;
  region: string | null;
  settings: Record<string, string>;
}

/**
 * Takes an access key as a candidate: the current one serves on until this one is proven. What AWS refuses at once
 * (a key of the root user, of another account, a wrong secret) is said instead, and never stored.
 */
export async function enterAccessKey(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  entered: EnteredKey,
): Promise<Rejection | null> {
  if (connection.accessMethod !== "access-key")
    return { formError: "This connection is made by a role, so it takes no access key." };
  const fault = nameRegionFault(connection, entered.region);
  if (fault) return fault;
  const { accessKeyId } = entered;
  const secret = createSecret(entered.secretAccessKey);
  const found = await tryAccessKey(connection, accessKeyId, secret);
  if ("rejection" in found) return found.rejection;
  const { id: connectionId, customerId } = connection;
  const { region, settings } = entered;
  const facts = { region, settings, userArn: found.userArn };
  const row = await sealRow(connectionId, accessKeyId, secret);
  await inTransaction(async (transaction) => {
    const stateBefore = await supersedeRun(transaction, connectionId);
    await destroyKeys(transaction, { connectionId, stage: "candidate" });
    await transaction.accessKey.create({ data: { ...row, ...facts } });
    const serving = await transaction.accessKey.count({ where: { connectionId, stage: "current" } });
    const first = { ...facts, state: "awaiting-setup", stateSince: new Date() };
    const data = serving === 0 ? first : stateBefore && { state: stateBefore };
    await transaction.connection.update({
      where: { id: connectionId },
      data: { ...data, ...FORGOTTEN_ANSWER },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.access-key-entered", detail: { accessKeyId } },
    );
  });
  return null;
}

/** A key is known in the regions of its own partition only. */
function nameRegionFault(connection: AuthorizedConnection, region: string | null): Rejection | null {
  const { partition, integrationId } = connection;
  if (region === null || partitionOfRegion(region) === partition) return null;
  const there = partitionOfRegion(region);
  const message = `${region} is in ${partitionTitle(there)} (${there}), and this connection is in ${partitionTitle(partition)} (${partition}). Name a region of ${partitionTitle(partition)}.`;
  const setting = getIntegration(integrationId).settings.find(({ kind }) => kind === "region");
  if (!setting) return { formError: message };
  return { fieldErrors: { [`setting.${setting.id}`]: [message] }, problems: [`setting:${setting.id}`] };
}

async function sealRow(connectionId: string, accessKeyId: string, secret: Secret) {
  const id = crypto.randomUUID();
  return { id, connectionId, accessKeyId, stage: "candidate", envelope: await sealSecret(id, secret) };
}

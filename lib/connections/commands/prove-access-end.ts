import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { openAwsPort } from "@/lib/aws/sdk-port";
import { inTransaction } from "@/lib/db/transaction";
import { getEnv } from "@/lib/env";
import type { ActorWith } from "@/lib/session/actors";
import { type AccessEnd, judgeAccessEnd } from "@/lib/verification/judge-access-end";
import { regionFor } from "../ask-aws";
import { roleDocumentsFor } from "../documents";
import type { AuthorizedConnection } from "../types";

/**
 * Asks AWS whether the role of an ended connection still lets us in, with every External ID that it may know, and
 * stores what it answered. Nothing is done with a session that it gives all the same.
 */
export async function proveAccessEnd(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
): Promise<AccessEnd | null> {
  const { id: connectionId, customerId, roleArn, disconnectedAt } = connection;
  if (disconnectedAt === null || roleArn === null) return null;
  const { verdict, evidence } = await askAws(connection, roleArn);
  await inTransaction(async (transaction) => {
    await transaction.accessEndProof.create({
      data: { connectionId, askedBy: actor.personId, verdict, evidence: [...evidence] },
    });
    await recordAuditEvent(
      transaction,
      { actor, customerId, connectionId },
      { action: "connection.access-end-asked", detail: { verdict } },
    );
  });
  return verdict;
}

async function askAws(connection: AuthorizedConnection, roleArn: string) {
  const port = openAwsPort({ region: regionFor(connection.partition) });
  try {
    const sessionName = `rolebridge-end-${connection.id}`;
    const [vendor, ...answers] = await Promise.all([
      port.identifyVendor(),
      ...connection.formerExternalIds.map((externalId) =>
        port.assumeRole({ roleArn, externalId, sessionName }),
      ),
    ]);
    const { trustPolicy } = roleDocumentsFor(connection);
    const vendorAccountId = getEnv().VENDOR_PRINCIPAL_ARN.split(":")[4] ?? "";
    const verdict = judgeAccessEnd(answers, vendor, { vendorAccountId, trustPolicy });
    return { verdict, evidence: answers.map((answer) => ({ ...answer.evidence })) };
  } finally {
    port.close();
  }
}

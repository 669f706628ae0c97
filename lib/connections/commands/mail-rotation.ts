import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { getEnv } from "@/lib/env";
import { queueMail } from "@/lib/mail/queue-mail";
import { paths } from "@/lib/paths";
import { createRotationMail, type RotationNews } from "@/lib/setup/rotation-mail";
import { roleDocumentsFor } from "../documents";
import { getIntegration } from "../integrations";
import { EXTERNAL_IDS_LIMIT, NEWEST_EXTERNAL_ID, sortExternalIds } from "../sort-external-ids";
import type { AuthorizedConnection } from "../types";

/** Tells every member of the customer what is asked of them now, with the trust policy as it is to be from now on. */
export async function mailRotation(
  transaction: Transaction,
  connectionId: string,
  told: { news: RotationNews; reason: string },
): Promise<void> {
  const { customer, externalIds, ...row } = await transaction.connection.findUniqueOrThrow({
    where: { id: connectionId },
    include: {
      externalIds: { orderBy: NEWEST_EXTERNAL_ID, take: EXTERNAL_IDS_LIMIT },
      customer: { include: { members: { include: { person: { select: { email: true } } } } } },
    },
  });
  const ids = sortExternalIds(externalIds, false);
  if (ids === null) throw new Error("A connection without an External ID has nothing to tell of it");
  // The row is the connection's own; what a page would prove of whoever reads it matters to no mail.
  const facts = { ...row, ...ids } as unknown as AuthorizedConnection;
  const mail = createRotationMail({
    ...told,
    productName: getIntegration(row.integrationId).name,
    address: new URL(paths.connection(connectionId), getEnv().APP_URL).href,
    documents: roleDocumentsFor(facts),
  });
  for (const { person } of customer.members) await queueMail(transaction, { to: person.email, ...mail });
}

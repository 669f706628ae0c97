import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { openAwsPort } from "@/lib/aws/sdk-port";
import { inTransaction } from "@/lib/db/transaction";
import { getEnv } from "@/lib/env";
import type { ActorWith } from "@/lib/session/actors";
import { type AccessEnd, judgeAccessEnd } from "@/lib/verification/judge-access-end";
import type { AwsAnswer, AwsPort, CustomerSession } from "@/lib/verification/port";
import { regionFor } from "../ask-aws";
import { roleDocumentsFor } from "../documents";
import type { AuthorizedConnection } from "../types";

/** A browser waits for the answer; whatever AWS has not said by then counts as not proven. */
const DEADLINE_MS = 30_000;

/** AWS throttles all calls of our account together, those for other customers too. */
const AT_ONCE = 4;

/** What is being asked, by connection: a second click waits for the answer to the first. */
const underWay = new Map<string, Promise<AccessEnd>>();

/**
 * Asks AWS whether the role of an ended connection still lets us in, with each External ID that the connection was read
 * with (the newest 30 at most), and stores what it answered. Nothing is done with a session that it gives all the same.
 */
export async function proveAccessEnd(
  actor: ActorWith<"connection.set-up">,
  connection: AuthorizedConnection,
  end?: AbortSignal,
): Promise<AccessEnd | null> {
  const { id: connectionId, roleArn, disconnectedAt } = connection;
  if (disconnectedAt === null || roleArn === null) return null;
  const asked = underWay.get(connectionId);
  if (asked) return asked;
  const proof = askAndStore(actor, { ...connection, roleArn }, end ?? AbortSignal.timeout(DEADLINE_MS));
  underWay.set(connectionId, proof);
  return proof.finally(() => underWay.delete(connectionId));
}

type WithRole = AuthorizedConnection & { roleArn: string };

async function askAndStore(
  actor: ActorWith<"connection.set-up">,
  connection: WithRole,
  end: AbortSignal,
): Promise<AccessEnd> {
  const { id: connectionId, customerId } = connection;
  const { verdict, evidence } = await askAws(connection, end);
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

async function askAws(connection: WithRole, runEnd: AbortSignal) {
  const port = openAwsPort({ region: regionFor(connection.partition), runEnd });
  try {
    const vendor = await port.identifyVendor();
    const answers = await tryEach(port, connection);
    const { trustPolicy } = roleDocumentsFor(connection);
    const vendorAccountId = getEnv().VENDOR_PRINCIPAL_ARN.split(":")[4] ?? "";
    const verdict = judgeAccessEnd(answers, vendor, { vendorAccountId, trustPolicy });
    return { verdict, evidence: answers.map((answer) => ({ ...answer.evidence })) };
  } finally {
    port.close();
  }
}

async function tryEach(port: AwsPort, { id, roleArn, formerExternalIds }: WithRole) {
  const sessionName = `rolebridge-end-${id}`;
  const answers: AwsAnswer<CustomerSession>[] = [];
  for (let first = 0; first < formerExternalIds.length; first += AT_ONCE) {
    const few = formerExternalIds.slice(first, first + AT_ONCE);
    const asked = few.map((externalId) => port.assumeRole({ roleArn, externalId, sessionName }));
    answers.push(...(await Promise.all(asked)));
  }
  return answers;
}

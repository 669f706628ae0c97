import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, isUniqueViolation, type Transaction } from "@/lib/db/transaction";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { MemberActor } from "@/lib/session/actors";
import { endFeed, openFeed } from "../live-runs";
import type { AuthorizedConnection } from "../types";

/** Every pause and every call deadline together stay below this. */
export const RUN_DEADLINE_MS = 150_000;

/** The id of the run that was started, or null where one is under way already (a second click, another tab). */
export async function startVerification(
  actor: MemberActor,
  connection: AuthorizedConnection,
): Promise<string | null> {
  const { id: connectionId, customerId, roleArn, externalId } = connection;
  if (roleArn === null) throw new Error("A connection without a Role ARN cannot be verified");
  try {
    return await inTransaction(async (transaction) => {
      const stateBefore = await supersedeOtherRun(transaction, connection);
      const { id: verificationId } = await transaction.verification.create({
        data: {
          connectionId,
          requestedBy: actor.personId,
          roleArn,
          externalId,
          stateBefore,
          deadlineAt: new Date(Date.now() + RUN_DEADLINE_MS),
        },
      });
      await transaction.connection.update({
        where: { id: connectionId },
        data: { state: "verifying", stateSince: new Date() },
      });
      await recordAuditEvent(
        transaction,
        { actor, customerId, connectionId },
        {
          action: "verification.started",
          detail: { verificationId },
        },
      );
      openFeed(verificationId);
      return verificationId;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** A run of another Role ARN has nothing to say any more; resolves to the state to fall back to. */
async function supersedeOtherRun(
  transaction: Transaction,
  connection: AuthorizedConnection,
): Promise<ConnectionState> {
  const other = await transaction.verification.findFirst({
    where: { connectionId: connection.id, running: true, NOT: { roleArn: connection.roleArn ?? "" } },
  });
  if (!other) return connection.state;
  const outcome = other.stateBefore as ConnectionState;
  await transaction.verification.update({
    where: { id: other.id },
    data: { running: null, finishedAt: new Date(), outcome },
  });
  endFeed(other.id);
  return outcome;
}

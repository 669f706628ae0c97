import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction, isUniqueViolation, type Transaction } from "@/lib/db/transaction";
import { type ConnectionState, isInProgress } from "@/lib/onboarding/connection-state";
import { retiringUntil } from "@/lib/onboarding/external-id-rotation";
import type { ActorWith } from "@/lib/session/actors";
import { openFeed } from "../live-runs";
import {
  EXTERNAL_IDS_LIMIT,
  type ExternalIds,
  NEWEST_EXTERNAL_ID,
  sortExternalIds,
} from "../sort-external-ids";
import type { AuthorizedConnection } from "../types";
import { lockOpenConnection } from "./lock-connection";
import { supersedeRun } from "./supersede-run";

/** When a run ends at the latest: every pause for a young role, and twice as long again for the calls. */
const RUN_DEADLINE_MS = 60_000;
/** What a run has after its deadline to store what it found. */
const GRACE_MS = 10_000;

/** The id of the run that was started, or null where one is under way already (a second click, another tab). */
export async function startVerification(
  actor: ActorWith<"connection.verify">,
  connection: AuthorizedConnection,
): Promise<string | null> {
  const { id: connectionId, customerId } = connection;
  try {
    const started = await inTransaction(async (transaction) => {
      await lockOpenConnection(transaction, connectionId);
      const stateBefore = await settleFormerRun(transaction, connectionId);
      const { id: verificationId } = await transaction.verification.create({
        data: {
          connectionId,
          requestedBy: actor.personId,
          ...(await readAccess(transaction, connectionId)),
          stateBefore,
          deadlineAt: new Date(Date.now() + RUN_DEADLINE_MS),
        },
      });
      await transaction.connection.update({
        where: { id: connectionId },
        data: { state: "verifying" },
      });
      await recordAuditEvent(
        transaction,
        { actor, customerId, connectionId },
        {
          action: "verification.started",
          detail: { verificationId },
        },
      );
      return verificationId;
    });
    openFeed(started);
    return started;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** What the run is made with, as it stands now: the role and its External IDs, or the key that is to be proven before the one that serves. */
async function readAccess(transaction: Transaction, connectionId: string) {
  const { accessMethod, roleArn, externalIds, rotations, accessKeys } =
    await transaction.connection.findUniqueOrThrow({
      where: { id: connectionId },
      select: {
        accessMethod: true,
        roleArn: true,
        externalIds: { orderBy: NEWEST_EXTERNAL_ID, take: EXTERNAL_IDS_LIMIT },
        rotations: { where: { open: true } },
        accessKeys: { where: { stage: { not: null } } },
      },
    });
  if (accessMethod === "iam-role") {
    if (roleArn === null) throw new Error("A connection without a Role ARN cannot be verified");
    const ids = sortExternalIds(externalIds, false);
    if (ids === null) throw new Error("A connection without an External ID cannot be verified");
    return { accessMethod, roleArn, ...chooseExternalIds(ids, rotations[0]?.promotedAt ?? null) };
  }
  const key = accessKeys.find(({ stage }) => stage === "candidate") ?? accessKeys[0];
  if (!key) throw new Error("A connection without an access key cannot be verified");
  return { accessMethod, accessKeyRow: key.id };
}

const OLDER_IDS_ASKED = 3;

/** What it asks with: of the retired ones the newest, and one that has been on its way out for too long as one of them. */
function chooseExternalIds(ids: ExternalIds, promotedAt: Date | null) {
  const { externalId, stagedExternalId, retiringExternalId: retiring, formerExternalIds } = ids;
  const older = formerExternalIds.slice(0, OLDER_IDS_ASKED);
  const isOverdue = promotedAt !== null && retiringUntil(promotedAt) < new Date();
  return {
    externalId,
    stagedExternalId,
    retiringExternalId: isOverdue ? null : retiring,
    olderExternalIds: isOverdue && retiring ? [retiring, ...older] : older,
  };
}

/** The state to fall back to. A run that is long past its deadline was cut off, and stands in nobody's way. */
async function settleFormerRun(transaction: Transaction, connectionId: string): Promise<ConnectionState> {
  const overdue = await transaction.verification.findFirst({
    where: { connectionId, running: true, deadlineAt: { lt: new Date(Date.now() - GRACE_MS) } },
  });
  const stateBefore = overdue && (await supersedeRun(transaction, connectionId));
  if (stateBefore) return stateBefore;
  const { state } = await transaction.connection.findUniqueOrThrow({
    where: { id: connectionId },
    select: { state: true },
  });
  // A run that ends at this very moment leaves its own word behind, which is no state to fall back to.
  return isInProgress(state as ConnectionState) ? "awaiting-setup" : (state as ConnectionState);
}

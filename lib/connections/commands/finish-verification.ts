import "server-only";
import { recordAuditEvent } from "@/lib/audit/record-audit-event";
import { inTransaction } from "@/lib/db/transaction";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { AnswerKind } from "@/lib/setup/answer-kind";
import type { EvidenceGrade } from "@/lib/verification/check-result";
import type { RotationProof } from "@/lib/verification/rotation-proof";
import type { FindingCode } from "@/lib/verification/verdict-codes";
import type { RunSubject } from "../run-subject";
import { FORGOTTEN_ANSWER } from "./forget-answer";
import { lockConnection } from "./lock-connection";
import { settleExternalIds } from "./settle-external-ids";
import { settleKeys } from "./settle-keys";

export interface RunOutcome {
  state: ConnectionState;
  /** Whether this very run found the connection connected, and did not only lead back to where it was. */
  isProof: boolean;
  /** A key of the root user is destroyed at once, whatever else holds. */
  isRootKey: boolean;
  /** The IAM user that AWS named for the key, where it did. */
  userArn?: string | null;
  /** What support finds the connection by; absent where a fault of ours cut the run off. */
  found?: { verdictCode: FindingCode | null; evidenceGrade: EvidenceGrade | null };
  /** Whether every permission was looked at and found. */
  isPermitted?: boolean;
  /** What it proved of a change of the External ID. */
  rotation?: RotationProof;
}

/** While another key serves on, a key that was not proven leaves the connection as it was. */
function stateAfter(subject: RunSubject, { state, isProof }: RunOutcome): ConnectionState {
  const servesOn = subject.accessMethod === "access-key" && subject.hasServingKey;
  return servesOn && !isProof ? subject.stateBefore : state;
}

/** What was pasted to explain a fault is history once the fault is gone: of a key that AWS did not know, once it named the user. */
function listExplained({ isProof, userArn, isPermitted }: RunOutcome): AnswerKind[] {
  const ofAccess = ["trust-policy", "key-list"] as const;
  return [...(isProof || userArn ? ofAccess : []), ...(isPermitted ? (["policies"] as const) : [])];
}

/**
 * Ends a run in one transaction: the run, the connection's state and the audit event, or none of them. A run that
 * was ended by somebody else meanwhile has no say.
 */
export async function finishVerification(subject: RunSubject, outcome: RunOutcome): Promise<void> {
  const { verificationId, stateBefore, connection } = subject;
  const { isProof } = outcome;
  const state = stateAfter(subject, outcome);
  const now = new Date();
  await inTransaction(async (transaction) => {
    await lockConnection(transaction, connection.id);
    const { count } = await transaction.verification.updateMany({
      where: { id: verificationId, running: true },
      data: { running: null, finishedAt: now, outcome: state },
    });
    if (count === 0) return;
    await transaction.connection.update({
      where: { id: connection.id },
      data: {
        state,
        ...(state !== stateBefore && { stateSince: now }),
        ...(outcome.found && { lastVerifiedAt: now, ...outcome.found }),
        ...(isProof && { provenAt: now }),
      },
    });
    await transaction.connection.updateMany({
      where: { id: connection.id, pastedAnswerKind: { in: listExplained(outcome) } },
      data: FORGOTTEN_ANSWER,
    });
    await settleKeys(transaction, subject, outcome);
    await settleExternalIds(transaction, subject, outcome.rotation);
    const about = { actor: { kind: "job", job: "verification" }, customerId: connection.customerId } as const;
    await recordAuditEvent(
      transaction,
      { ...about, connectionId: connection.id },
      {
        action: "verification.finished",
        detail: { verificationId, from: stateBefore, to: state },
      },
    );
  });
}

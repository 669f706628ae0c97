import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { getDatabase } from "@/lib/db/client";
import { logger } from "@/lib/logger";
import type { CheckResult } from "@/lib/verification/check-result";
import { findMainFinding } from "@/lib/verification/main-finding";
import { decideOutcome } from "@/lib/verification/outcome";
import { readRotationProof } from "@/lib/verification/rotation-proof";
import type { RunEvent } from "@/lib/verification/run-event";
import { askAws } from "../ask-aws";
import { endFeed, hasEnded, openFeed, publish } from "../live-runs";
import { getRunSubject, type RunSubject } from "../run-subject";
import { finishVerification, type RunOutcome } from "./finish-verification";

type Pause = (ms: number) => Promise<void>;

/**
 * Carries out a started run: asks AWS, stores each result as it comes and tells the pages that follow it. At `runEnd`,
 * the deadline that was stored with the run, what AWS has left open ends unanswered. It is the job's own work, so it
 * never throws: a fault of ours ends the run where the connection was before.
 */
export async function runVerification(
  verificationId: string,
  pause: Pause = sleep,
  runEnd?: AbortSignal,
): Promise<void> {
  openFeed(verificationId);
  try {
    const subject = await getRunSubject(verificationId);
    await finishVerification(subject, await findOutcome(subject, pause, runEnd ?? endOf(subject)));
  } catch (error) {
    logger.error({ err: error, verificationId }, "verification could not be stored");
  } finally {
    endFeed(verificationId);
  }
}

async function findOutcome(subject: RunSubject, pause: Pause, runEnd: AbortSignal): Promise<RunOutcome> {
  const { verificationId, stateBefore, connection } = subject;
  try {
    const results = await askAws(
      subject,
      {
        now: () => new Date(),
        sleep: (ms) => Promise.race([pause(ms), aborted(runEnd)]),
        random: Math.random,
        emit: (event) => tell(subject, event),
      },
      runEnd,
    );
    const isRevoked = subject.accessMethod === "iam-role" && subject.isRevoked;
    const wasProven = connection.provenAt !== null && !isRevoked;
    const state = decideOutcome(results, { before: stateBefore, wasProven });
    const isComplete = results.every(({ verdict }) => verdict !== "inconclusive");
    const isRootKey = results.some(({ code }) => code === "key-of-root");
    const userArn = results.find(({ check }) => check === "key-not-root")?.principalArn ?? null;
    const verdictCode = findMainFinding(subject.accessMethod, results);
    const evidenceGrade = results.find(({ check }) => check === "permissions")?.evidenceGrade ?? null;
    const isProof = state === "connected" && isComplete && !knowsLess(subject, results);
    const found = { verdictCode, evidenceGrade };
    const isPermitted = results.some(({ code }) => code === "permissions-granted");
    const rotation = readRotationProof(results);
    return { state, isProof, isRootKey, userArn, found, isPermitted, rotation };
  } catch (error) {
    if (error instanceof RunSuperseded) logger.info({ verificationId }, error.message);
    else logger.error({ err: error, verificationId }, "verification ended by a fault of our own");
    return { state: stateBefore, isProof: false, isRootKey: false };
  }
}

/** A key whose permissions nobody could look at does not take the place of one whose were verified. */
function knowsLess(subject: RunSubject, results: readonly CheckResult[]): boolean {
  return (
    subject.accessMethod === "access-key" &&
    subject.hasVerifiedServingKey &&
    results.some(({ verdict }) => verdict === "unverified")
  );
}

/** Nobody's fault: the customer changed what the run was to prove, and the next run asks about that. */
class RunSuperseded extends Error {
  constructor() {
    super("verification superseded: what it was to prove has been changed");
  }
}

function endOf({ deadlineAt }: RunSubject): AbortSignal {
  return AbortSignal.timeout(Math.max(0, deadlineAt.getTime() - Date.now()));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** A run that was superseded a moment ago may not have heard of it: it writes to itself alone, or where it still runs. */
async function tell({ verificationId, connection }: RunSubject, event: RunEvent): Promise<void> {
  if (hasEnded(verificationId)) throw new RunSuperseded();
  if (event.kind === "waiting") {
    await getDatabase().connection.updateMany({
      // Of this very run: what somebody else has set meanwhile is no longer "verifying".
      where: {
        id: connection.id,
        state: "verifying",
        verifications: { some: { id: verificationId, running: true } },
      },
      data: { state: "propagating" },
    });
  } else {
    const { check, verdict, code } = event.result;
    const result = structuredClone(event.result) as unknown as object;
    const requestIds = listRequestIds(event.result);
    await getDatabase().storedCheck.create({
      data: { verificationId, check, verdict, code, result, requestIds },
    });
  }
  publish(verificationId, event);
}

function listRequestIds({ evidence }: CheckResult): string[] {
  return evidence.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
}

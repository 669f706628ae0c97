import "server-only";
import { getDatabase } from "@/lib/db/client";
import { getRunSubject } from "../run-subject";
import { finishVerification } from "./finish-verification";

/**
 * Ends the runs that a stop of the process cut off, where the connection was before. Called once at start, when no
 * run can be under way: Rolebridge runs as one process (docs/decisions/0004).
 */
export async function endInterruptedRuns(): Promise<void> {
  const interrupted = await getDatabase().verification.findMany({
    where: { running: true },
    select: { id: true },
  });
  for (const { id } of interrupted) {
    const subject = await getRunSubject(id);
    await finishVerification(subject, { state: subject.stateBefore, isProof: false, isRootKey: false });
  }
}

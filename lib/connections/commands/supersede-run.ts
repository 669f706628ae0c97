import "server-only";
import { afterCommit, type Transaction } from "@/lib/db/transaction";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import { endFeed } from "../live-runs";
import { lockOpenConnection } from "./lock-connection";

/**
 * Ends the run that is under way, if any: what it was to prove has been changed, or it is long past its deadline.
 * It has nothing to say any more. Resolves to the state that the connection had before it. The pages that follow the
 * run hear of its end after the commit, and read what it was superseded by; a change that is rolled back ends no run.
 */
export async function supersedeRun(
  transaction: Transaction,
  connectionId: string,
): Promise<ConnectionState | null> {
  await lockOpenConnection(transaction, connectionId);
  const run = await transaction.verification.findFirst({ where: { connectionId, running: true } });
  if (!run) return null;
  const { count } = await transaction.verification.updateMany({
    where: { id: run.id, running: true },
    data: { running: null, finishedAt: new Date(), outcome: run.stateBefore },
  });
  if (count === 0) return null;
  afterCommit(transaction, () => endFeed(run.id));
  return run.stateBefore as ConnectionState;
}

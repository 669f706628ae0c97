import type { AwsAnswer } from "./port";
import type { RunSurroundings } from "./run-event";

/** AWS publishes no rate for its simulator; seconds are what it takes to be let in again. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000];

/**
 * Asks again, after pauses that grow and are spread by chance, while AWS says that it is asked too much or has a fault
 * of its own. The adapter makes one attempt only, so that all patience with the simulator is here.
 */
export async function askUnhurried<Value>(
  ask: () => Promise<AwsAnswer<Value>>,
  { sleep, random }: Pick<RunSurroundings, "sleep" | "random">,
): Promise<AwsAnswer<Value>> {
  let answer = await ask();
  for (const pauseMs of PAUSES_MS) {
    if (!mayPass(answer)) return answer;
    await sleep(Math.round(pauseMs * (0.5 + random())));
    answer = await ask();
  }
  return answer;
}

function mayPass({ kind, evidence }: AwsAnswer<unknown>): boolean {
  return kind === "throttled" || (kind === "unanswered" && (evidence.httpStatus ?? 0) >= 500);
}

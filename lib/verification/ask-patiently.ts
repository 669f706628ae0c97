import type { CheckName } from "./checks";
import type { VerificationPlan } from "./plan";
import type { RunSurroundings } from "./run-event";

interface Patience<Answer> {
  check: CheckName;
  ask(): Promise<Answer>;
  /** Whether the answer may only mean that AWS has not yet spread a change. */
  mayBeYoung(answer: Answer): boolean | Promise<boolean>;
}

/** Asks, and asks again after each of the plan's pauses while the answer may only be a matter of time. */
export async function askPatiently<Answer>(
  { check, ask, mayBeYoung }: Patience<Answer>,
  { retryDelaysMs }: VerificationPlan,
  around: RunSurroundings,
): Promise<Answer> {
  let answer = await ask();
  const attempts = retryDelaysMs.length + 1;
  for (const [index, delayMs] of retryDelaysMs.entries()) {
    if (!(await mayBeYoung(answer))) return answer;
    const retryAt = new Date(around.now().getTime() + delayMs);
    await around.emit({ kind: "waiting", check, attempt: index + 2, attempts, retryAt });
    await around.sleep(delayMs);
    answer = await ask();
  }
  return answer;
}

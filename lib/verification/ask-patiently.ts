import type { CheckResult } from "./check-result";
import type { CheckName } from "./checks";
import type { VerificationPlan } from "./plan";
import type { RunSurroundings } from "./run-event";

interface Patience<Answer> {
  check: CheckName;
  ask(): Promise<Answer>;
  /** Whether the answer may only mean that AWS has not yet spread a change. */
  mayBeYoung(answer: Answer): boolean | Promise<boolean>;
  /** Finds out more while the first pause lasts; told beside the countdown. */
  lookFurther?(answer: Answer): Promise<CheckResult>;
}

/** Asks, and asks again after each of the plan's pauses while the answer may only be a matter of time. */
export async function askPatiently<Answer>(
  { check, ask, mayBeYoung, lookFurther }: Patience<Answer>,
  { retryDelaysMs }: VerificationPlan,
  around: RunSurroundings,
): Promise<Answer> {
  let answer = await ask();
  let found: CheckResult | null = null;
  const attempts = retryDelaysMs.length + 1;
  for (const [index, delayMs] of retryDelaysMs.entries()) {
    if (!(await mayBeYoung(answer))) return answer;
    const retryAt = new Date(around.now().getTime() + delayMs);
    const waiting = { kind: "waiting", check, attempt: index + 2, attempts, retryAt } as const;
    await around.emit({ ...waiting, found });
    const look = async () => {
      if (found !== null || !lookFurther) return;
      found = await lookFurther(answer);
      await around.emit({ ...waiting, found });
    };
    await Promise.all([around.sleep(delayMs), look()]);
    answer = await ask();
  }
  return answer;
}

import type { CheckResult } from "./check-result";
import type { CheckName } from "./checks";
import type { VerificationPlan } from "./plan";
import type { AwsAnswer } from "./port";
import type { RunSurroundings } from "./run-event";

interface Patience<Answer> {
  check: CheckName;
  /** `attempt` counts from one. */
  ask(attempt: number): Promise<Answer>;
  /** Whether the answer may only mean that AWS has not yet spread a change. */
  mayBeYoung(answer: Answer): boolean | Promise<boolean>;
  /** Finds out more while the first pause lasts; told beside the countdown. */
  lookFurther?(answer: Answer): Promise<CheckResult>;
}

/** The answer, with how often it was asked for where that was more than once. */
export function noteAttempt<Value>(answer: AwsAnswer<Value>, attempt: number): AwsAnswer<Value> {
  return attempt === 1 ? answer : { ...answer, evidence: { ...answer.evidence, attempts: attempt } };
}

/** Asks, and asks again after each of the plan's pauses while the answer may only be a matter of time. */
export async function askPatiently<Answer>(
  { check, ask, mayBeYoung, lookFurther }: Patience<Answer>,
  { retryDelaysMs }: VerificationPlan,
  around: RunSurroundings,
): Promise<Answer> {
  let answer = await ask(1);
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
    answer = await ask(index + 2);
  }
  return answer;
}

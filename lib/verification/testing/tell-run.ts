import type { CheckResult } from "../check-result";
import type { VerificationPlan } from "../plan";
import { type RunEvent, runChecks } from "../run-checks";
import { planWith } from "./plan";
import { type ToldAnswers, type ToldPort, tellPort } from "./told-port";

export interface ToldRun {
  results: CheckResult[];
  events: RunEvent[];
  sleeps: number[];
  port: ToldPort;
}

/** Runs the checks against what is told of AWS; time moves by the pauses alone. */
export async function tellRun(
  answers: Partial<ToldAnswers>,
  changes: Partial<VerificationPlan> = {},
): Promise<ToldRun> {
  const port = tellPort(answers);
  const events: RunEvent[] = [];
  const sleeps: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  const results = await runChecks(planWith(changes), {
    port,
    now: () => new Date(now),
    sleep: async (ms) => {
      sleeps.push(ms);
      now += ms;
    },
    emit: async (event) => {
      events.push(event);
    },
  });
  return { results, events, sleeps, port };
}

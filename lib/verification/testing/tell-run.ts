import type { CheckResult } from "../check-result";
import type { RolePlan } from "../plan";
import { runChecks } from "../run-checks";
import type { RunEvent } from "../run-event";
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
  changes: Partial<RolePlan> = {},
): Promise<ToldRun> {
  const port = tellPort(answers);
  const events: RunEvent[] = [];
  const sleeps: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  const results = await runChecks(
    { plan: planWith(changes) },
    {
      port,
      now: () => new Date(now),
      random: () => 0.5,
      sleep: async (ms) => {
        sleeps.push(ms);
        now += ms;
      },
      emit: async (event) => {
        events.push(event);
      },
    },
  );
  return { results, events, sleeps, port };
}

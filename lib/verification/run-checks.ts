/** One verification from beginning to end, by whichever access method. */
import type { CheckResult } from "./check-result";
import type { AccessKeyPlan, RolePlan } from "./plan";
import type { CustomerSession } from "./port";
import type { RunSurroundings } from "./run-event";
import { runKeyChecks } from "./run-key-checks";
import { runRoleChecks } from "./run-role-checks";

/** What a run is made with: a role's plan, or a key's plan and a handle to the key. */
export type PlannedRun = { plan: RolePlan } | { plan: AccessKeyPlan; session: CustomerSession };

/** Runs every check and emits each result as it is known. Never throws for anything AWS does. */
export function runChecks(run: PlannedRun, around: RunSurroundings): Promise<CheckResult[]> {
  const tell = async (result: CheckResult) => {
    await around.emit({ kind: "result", result });
    return result;
  };
  return "session" in run
    ? runKeyChecks(run.plan, run.session, around, tell)
    : runRoleChecks(run.plan, around, tell);
}

import type { CheckResult } from "./check-result";
import { judgePermissions } from "./judge-permissions";
import type { VerificationPlan } from "./plan";
import type { CustomerSession } from "./port";
import type { Principal } from "./remedy-facts";
import type { RunSurroundings } from "./run-event";
import { simulateAll } from "./simulate-all";

/** Asks AWS whether the principal has what the plan requires. `null`: there is no session to ask with. */
export async function checkPermissions(
  session: CustomerSession | null,
  principal: Principal | null,
  plan: VerificationPlan,
  around: RunSurroundings,
): Promise<CheckResult> {
  if (session === null || principal === null) return judgePermissions(null, principal, plan);
  const simulated = await simulateAll(
    plan.requirements,
    (group) => around.port.simulateActions({ session, principalArn: principal.arn, group }),
    around,
  );
  return judgePermissions(simulated, principal, plan);
}

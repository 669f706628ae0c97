import { groupRequirements } from "@/lib/iam/simulation-groups";
import type { SimulatedGroup } from "./judge-permissions";
import type { VerificationPlan } from "./plan";
import type { AwsPort, CustomerSession } from "./port";
import type { Principal } from "./remedy-facts";

const ACTIONS_PER_SIMULATION = 100;
/** AWS publishes no rate for the simulator; more than a few at once are throttled. */
const SIMULATIONS_AT_ONCE = 3;

/** Puts every requirement to AWS's simulator, group by group, a few groups at once. */
export async function simulateAll(
  session: CustomerSession,
  principal: Principal,
  plan: VerificationPlan,
  port: AwsPort,
): Promise<SimulatedGroup[]> {
  const waiting = groupRequirements(plan.requirements, { maxActions: ACTIONS_PER_SIMULATION }).values();
  const simulated: SimulatedGroup[] = [];
  const work = async () => {
    for (const group of waiting) {
      const answer = await port.simulateActions({ session, principalArn: principal.arn, group });
      simulated.push({ group, answer });
    }
  };
  await Promise.all(Array.from({ length: SIMULATIONS_AT_ONCE }, work));
  return simulated;
}

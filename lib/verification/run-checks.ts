/** One verification from beginning to end: which call follows which, and what is told of it on the way. */
import { groupRequirements } from "@/lib/iam/requirements";
import type { CheckResult } from "./check-result";
import { judgeAccount, judgeVendorIdentity } from "./judge-identity";
import { judgePermissions, type SimulatedGroup } from "./judge-permissions";
import { judgeAssumption, judgeProbe } from "./judge-role";
import type { VerificationPlan } from "./plan";
import type { AwsAnswer, AwsPort, CallerIdentity, RoleSession } from "./port";

export type RunEvent =
  | { kind: "result"; result: CheckResult }
  /** AWS refused, perhaps only because it has not yet spread the role: we ask again at `retryAt`. */
  | { kind: "waiting"; attempt: number; attempts: number; retryAt: Date };

export interface RunSurroundings {
  port: AwsPort;
  now(): Date;
  sleep(ms: number): Promise<void>;
  emit(event: RunEvent): Promise<void>;
}

const ACTIONS_PER_SIMULATION = 100;
/** AWS publishes no rate for the simulator; more than a few at once are throttled. */
const SIMULATIONS_AT_ONCE = 3;

/**
 * Runs every check and emits each result as it is known. First our own identity and the right External ID; once
 * that opened the role, everything else side by side. Never throws for anything AWS does.
 */
export async function runChecks(plan: VerificationPlan, around: RunSurroundings): Promise<CheckResult[]> {
  const tell = async (result: CheckResult) => {
    await around.emit({ kind: "result", result });
    return result;
  };
  const vendor = around.port.identifyVendor();
  const afterAssuming = async () => {
    const assumed = await assumePatiently(plan, vendor, around);
    const session = assumed.kind === "answered" ? assumed.value : null;
    return Promise.all([
      tell(judgeAssumption(assumed, await vendor, plan)),
      ...askTheRest(session, plan, around.port).map(async (result) => tell(await result)),
    ]);
  };
  // Awaited together, so that a listener that fails early ends the run and is not left unheard.
  const [identity, others] = await Promise.all([
    vendor.then((answer) => tell(judgeVendorIdentity(answer, plan))),
    afterAssuming(),
  ]);
  return [identity, ...others];
}

/** Asks again while AWS refuses without a reason, which may only be that it has not yet spread the role. */
async function assumePatiently(
  plan: VerificationPlan,
  vendor: Promise<AwsAnswer<CallerIdentity>>,
  around: RunSurroundings,
): Promise<AwsAnswer<RoleSession>> {
  const request = { roleArn: plan.roleArn, externalId: plan.externalId, sessionName: plan.sessionName };
  let answer = await around.port.assumeRole(request);
  const attempts = plan.retryDelaysMs.length + 1;
  for (const [index, delayMs] of plan.retryDelaysMs.entries()) {
    if (judgeAssumption(answer, await vendor, plan).code !== "role-refused") return answer;
    const retryAt = new Date(around.now().getTime() + delayMs);
    await around.emit({ kind: "waiting", attempt: index + 2, attempts, retryAt });
    await around.sleep(delayMs);
    answer = await around.port.assumeRole(request);
  }
  return answer;
}

function askTheRest(
  session: RoleSession | null,
  plan: VerificationPlan,
  port: AwsPort,
): Promise<CheckResult>[] {
  return [
    probe("external-id-required", null, session, plan, port),
    probe("external-id-exact", plan.otherExternalId, session, plan, port),
    (async () => judgeAccount(session && (await port.identifySession(session)), plan))(),
    (async () => judgePermissions(session && (await simulateAll(session, plan, port)), plan))(),
  ];
}

async function probe(
  check: "external-id-required" | "external-id-exact",
  externalId: string | null,
  session: RoleSession | null,
  plan: VerificationPlan,
  port: AwsPort,
): Promise<CheckResult> {
  const request = { roleArn: plan.roleArn, externalId, sessionName: plan.sessionName };
  return judgeProbe(check, session && (await port.assumeRole(request)), plan);
}

async function simulateAll(
  session: RoleSession,
  plan: VerificationPlan,
  port: AwsPort,
): Promise<SimulatedGroup[]> {
  const waiting = groupRequirements(plan.requirements, { maxActions: ACTIONS_PER_SIMULATION }).values();
  const simulated: SimulatedGroup[] = [];
  const work = async () => {
    for (const group of waiting) {
      const answer = await port.simulateActions({ session, roleArn: plan.roleArn, group });
      simulated.push({ group, answer });
    }
  };
  await Promise.all(Array.from({ length: SIMULATIONS_AT_ONCE }, work));
  return simulated;
}

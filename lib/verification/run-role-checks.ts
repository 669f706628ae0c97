/** A verification by role: which call follows which. */

import { askPatiently } from "./ask-patiently";
import { checkPermissions } from "./check-permissions";
import type { CheckResult } from "./check-result";
import { judgeRetired, judgeStaged } from "./judge-external-ids";
import { judgeAccount, judgeVendorIdentity } from "./judge-identity";
import { judgeAssumption, judgeProbe, type Opening, sessionOf } from "./judge-role";
import { judgeSession } from "./judge-session";
import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsPort, CallerIdentity, CustomerSession, Principal } from "./port";
import type { RunSurroundings } from "./run-event";

/** What every role gives: its maximum session duration cannot be set to less (IAM API Reference, CreateRole). */
const HOUR_SECONDS = 3600;

type Tell = (result: CheckResult) => Promise<CheckResult>;

/**
 * First our own identity and the right External ID, side by side; once that opened the role, everything else side
 * by side. Never throws for anything AWS does.
 */
export async function runRoleChecks(
  plan: RolePlan,
  around: RunSurroundings,
  tell: Tell,
): Promise<CheckResult[]> {
  const vendor = around.port.identifyVendor();
  const afterAssuming = async () => {
    const opening = await assumePatiently(plan, vendor, around);
    return Promise.all([
      tell(judgeAssumption(opening, await vendor, plan)),
      ...askTheRest(opening, plan, around).map(async (result) => tell(await result)),
    ]);
  };
  // Awaited together, so that a listener that fails early ends the run and is not left unheard.
  const [identity, others] = await Promise.all([
    vendor.then((answer) => tell(judgeVendorIdentity(answer, plan))),
    afterAssuming(),
  ]);
  return [identity, ...others];
}

/** A refusal without a reason may only be that AWS has not yet spread the role. */
function assumePatiently(
  plan: RolePlan,
  vendor: Promise<AwsAnswer<CallerIdentity>>,
  around: RunSurroundings,
): Promise<Opening> {
  const { externalId, stagedExternalId } = plan;
  return askPatiently<Opening>(
    {
      check: "role-assumable",
      ask: async () => {
        const [right, staged] = await Promise.all([
          assume(externalId, plan, around.port),
          stagedExternalId === null ? null : assume(stagedExternalId, plan, around.port),
        ]);
        return { right, staged };
      },
      mayBeYoung: async (opening) => judgeAssumption(opening, await vendor, plan).code === "role-refused",
    },
    plan,
    around,
  );
}

function askTheRest(opening: Opening, plan: RolePlan, around: RunSurroundings): Promise<CheckResult>[] {
  const { port } = around;
  const session = sessionOf(opening);
  const role: Principal = { kind: "role", name: plan.roleName, arn: plan.roleArn };
  return [
    probe("external-id-required", null, session, plan, port),
    probe("external-id-exact", plan.otherExternalId, session, plan, port),
    (async () => judgeAccount(session && (await port.identifySession(session)), plan))(),
    ...checkPermissions(session, role, plan, around),
    trySession(opening, plan, port),
    ...(opening.staged ? [Promise.resolve(judgeStaged(opening.staged, session, plan))] : []),
    ...(hasFormer(plan) ? [probeFormer(session, plan, port)] : []),
  ];
}

async function probe(
  check: "external-id-required" | "external-id-exact",
  externalId: string | null,
  session: CustomerSession | null,
  plan: RolePlan,
  port: AwsPort,
): Promise<CheckResult> {
  return judgeProbe(check, session && (await assume(externalId, plan, port)), plan);
}

/** Every role gives sessions of an hour, so that is not worth a call. */
async function trySession(opening: Opening, plan: RolePlan, port: AwsPort): Promise<CheckResult> {
  if (sessionOf(opening) === null) return judgeSession("not-reached", plan);
  const { roleArn, sessionName, longestSessionSeconds: seconds } = plan;
  if (seconds <= HOUR_SECONDS) return judgeSession("not-needed", plan);
  const externalId = opening.right.kind === "answered" ? plan.externalId : plan.stagedExternalId;
  return judgeSession(await port.tryDuration({ roleArn, externalId, sessionName, seconds }), plan);
}

function hasFormer({ retiringExternalId, olderExternalIds }: RolePlan): boolean {
  return retiringExternalId !== null || olderExternalIds.length > 0;
}

async function probeFormer(
  session: CustomerSession | null,
  plan: RolePlan,
  port: AwsPort,
): Promise<CheckResult> {
  if (session === null) return judgeRetired(null, plan);
  const { retiringExternalId, olderExternalIds } = plan;
  const [retiring, ...older] = await Promise.all([
    retiringExternalId === null ? null : assume(retiringExternalId, plan, port),
    ...olderExternalIds.map((one) => assume(one, plan, port)),
  ]);
  return judgeRetired({ retiring, older }, plan);
}

function assume(
  externalId: string | null,
  { roleArn, sessionName }: RolePlan,
  port: AwsPort,
): Promise<AwsAnswer<CustomerSession>> {
  return port.assumeRole({ roleArn, externalId, sessionName });
}

/** A verification by role: which call follows which. */

import { askOtherwise, type OtherAnswers } from "./ask-otherwise";
import { askPatiently, noteAttempt } from "./ask-patiently";
import { checkPermissions } from "./check-permissions";
import type { CheckResult } from "./check-result";
import { type FormerAnswers, judgeRetired, judgeStaged } from "./judge-external-ids";
import { judgeAccount, judgeVendorIdentity } from "./judge-identity";
import { isUnexplained, judgeAssumption, judgeProbe, type Opening, sessionOf } from "./judge-role";
import { judgeSession } from "./judge-session";
import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsPort, CallerIdentity, CustomerSession, Principal } from "./port";
import type { RunSurroundings } from "./run-event";

/** What every role gives: its maximum session duration cannot be set to less (IAM API Reference, CreateRole). */
const HOUR_SECONDS = 3600;

type ProbeCheck = "external-id-required" | "external-id-exact";
type Opened = AwsAnswer<CustomerSession>;
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
    const isSilent = isUnexplained(judgeAssumption(opening, await vendor, plan));
    // Asked anew: what was refused before the waiting may have been spread meanwhile.
    const others = isSilent ? await askOtherwise(plan, around.port) : null;
    return Promise.all([
      tell(judgeAssumption(opening, await vendor, plan, others)),
      ...askTheRest(opening, others, plan, around).map(async (result) => tell(await result)),
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
      ask: async (attempt) => {
        const [right, staged] = await Promise.all([
          assume(externalId, plan, around.port),
          stagedExternalId === null ? null : assume(stagedExternalId, plan, around.port),
        ]);
        return { right: noteAttempt(right, attempt), staged };
      },
      mayBeYoung: async (opening) => isUnexplained(judgeAssumption(opening, await vendor, plan)),
      lookFurther: async (opening) =>
        judgeAssumption(opening, await vendor, plan, await askOtherwise(plan, around.port)),
    },
    plan,
    around,
  );
}

function askTheRest(
  opening: Opening,
  others: OtherAnswers | null,
  plan: RolePlan,
  around: RunSurroundings,
): Promise<CheckResult>[] {
  const { port } = around;
  const session = sessionOf(opening);
  // What was refused along with the right External ID is shown, and proves nothing.
  const probe = async (check: ProbeCheck, externalId: string | null, known: Opened | undefined) => {
    const answer = session ? await assume(externalId, plan, port) : (known ?? null);
    return judgeProbe(check, { answer, isOpen: session !== null }, plan);
  };
  const role: Principal = { kind: "role", name: plan.roleName, arn: plan.roleArn };
  return [
    probe("external-id-required", null, others?.without),
    probe("external-id-exact", plan.otherExternalId, others?.random),
    (async () => judgeAccount(session && (await port.identifySession(session)), plan))(),
    ...checkPermissions(session, role, plan, around),
    trySession(opening, plan, port),
    ...(opening.staged ? [Promise.resolve(judgeStaged(opening.staged, session, plan))] : []),
    ...(hasFormer(plan) ? [probeFormer(session, others, plan, port)] : []),
  ];
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
  others: OtherAnswers | null,
  plan: RolePlan,
  port: AwsPort,
): Promise<CheckResult> {
  if (session === null) return judgeRetired(others && openedFormer(others), plan);
  const { retiringExternalId, olderExternalIds } = plan;
  const [retiring, ...older] = await Promise.all([
    retiringExternalId === null ? null : assume(retiringExternalId, plan, port),
    ...olderExternalIds.map((one) => assume(one, plan, port)),
  ]);
  return judgeRetired({ retiring, older }, plan);
}

/** The former External IDs that opened the role; null where none did, because a refusal proves nothing then. */
function openedFormer({ former }: OtherAnswers): FormerAnswers | null {
  const opened = former.filter(({ answer }) => answer.kind === "answered");
  if (opened.length === 0) return null;
  return {
    retiring: opened.find(({ isRetiring }) => isRetiring)?.answer ?? null,
    older: opened.filter(({ isRetiring }) => !isRetiring).map(({ answer }) => answer),
  };
}

function assume(
  externalId: string | null,
  { roleArn, sessionName }: RolePlan,
  port: AwsPort,
): Promise<AwsAnswer<CustomerSession>> {
  return port.assumeRole({ roleArn, externalId, sessionName });
}

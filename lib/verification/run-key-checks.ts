/** A verification by access key: which call follows which. */
import { askPatiently, noteAttempt } from "./ask-patiently";
import { checkPermissions } from "./check-permissions";
import type { CheckResult } from "./check-result";
import { judgeAccount } from "./judge-identity";
import { judgeKey, judgeKeyHolder, judgeKeyTerm, judgeRegion, readKeyHolder } from "./judge-key";
import type { AccessKeyPlan } from "./plan";
import type { AwsAnswer, CallerIdentity, CustomerSession } from "./port";
import type { RunSurroundings } from "./run-event";

type Tell = (result: CheckResult) => Promise<CheckResult>;

/**
 * First whether AWS knows the key; then, from that same answer, whose it is, and side by side the region and the
 * permissions. A key of the root user is asked nothing more. Never throws for anything AWS does.
 */
export async function runKeyChecks(
  plan: AccessKeyPlan,
  session: CustomerSession,
  around: RunSurroundings,
  tell: Tell,
): Promise<CheckResult[]> {
  const afterIdentifying = async () => {
    const identified = await identifyPatiently(plan, session, around);
    const user = readKeyHolder(identified);
    const known = identified.kind === "answered" ? identified : null;
    return Promise.all([
      tell(judgeKey(identified, plan)),
      tell(judgeKeyHolder(identified, plan)),
      tell(judgeAccount(known, plan)),
      tryRegion(user && session, plan, around).then(tell),
      ...checkPermissions(user && session, user, plan, around).map(async (result) => tell(await result)),
    ]);
  };
  // Awaited together, so that a listener that fails early ends the run and is not left unheard.
  const [term, others] = await Promise.all([tell(judgeKeyTerm(plan)), afterIdentifying()]);
  return [term, ...others];
}

function identifyPatiently(
  plan: AccessKeyPlan,
  session: CustomerSession,
  around: RunSurroundings,
): Promise<AwsAnswer<CallerIdentity>> {
  return askPatiently<AwsAnswer<CallerIdentity>>(
    {
      check: "key-live",
      ask: async (attempt) => noteAttempt(await around.port.identifySession(session), attempt),
      mayBeYoung: (answer) => judgeKey(answer, plan).code === "key-not-recognised",
    },
    plan,
    around,
  );
}

async function tryRegion(
  session: CustomerSession | null,
  plan: AccessKeyPlan,
  { port }: RunSurroundings,
): Promise<CheckResult> {
  if (session === null || plan.region === null) return judgeRegion(null, plan);
  return judgeRegion(await port.identifySession(session, plan.region), plan);
}

/** A verification by role: which call follows which. */

import { askPatiently } from "./ask-patiently";
import { checkPermissions } from "./check-permissions";
import type { CheckResult } from "./check-result";
import { judgeAccount, judgeVendorIdentity } from "./judge-identity";
import { judgeAssumption, judgeProbe } from "./judge-role";
import type { RolePlan } from "./plan";
import type { AwsAnswer, AwsPort, CallerIdentity, CustomerSession } from "./port";
import type { Principal } from "./remedy-facts";
import type { RunSurroundings } from "./run-event";

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
    const assumed = await assumePatiently(plan, vendor, around);
    const session = assumed.kind === "answered" ? assumed.value : null;
    return Promise.all([
      tell(judgeAssumption(assumed, await vendor, plan)),
      ...askTheRest(session, plan, around).map(async (result) => tell(await result)),
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
): Promise<AwsAnswer<CustomerSession>> {
  const { roleArn, externalId, sessionName } = plan;
  return askPatiently<AwsAnswer<CustomerSession>>(
    {
      check: "role-assumable",
      ask: () => around.port.assumeRole({ roleArn, externalId, sessionName }),
      mayBeYoung: async (answer) => judgeAssumption(answer, await vendor, plan).code === "role-refused",
    },
    plan,
    around,
  );
}

function askTheRest(
  session: CustomerSession | null,
  plan: RolePlan,
  around: RunSurroundings,
): Promise<CheckResult>[] {
  const { port } = around;
  const role: Principal = { kind: "role", name: plan.roleName, arn: plan.roleArn };
  return [
    probe("external-id-required", null, session, plan, port),
    probe("external-id-exact", plan.otherExternalId, session, plan, port),
    (async () => judgeAccount(session && (await port.identifySession(session)), plan))(),
    checkPermissions(session, role, plan, around),
  ];
}

async function probe(
  check: "external-id-required" | "external-id-exact",
  externalId: string | null,
  session: CustomerSession | null,
  plan: RolePlan,
  port: AwsPort,
): Promise<CheckResult> {
  const request = { roleArn: plan.roleArn, externalId, sessionName: plan.sessionName };
  return judgeProbe(check, session && (await port.assumeRole(request)), plan);
}

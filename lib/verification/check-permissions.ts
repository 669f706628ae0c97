import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { CheckResult } from "./check-result";
import { judgeBreadth } from "./judge-breadth";
import { judgePermissions } from "./judge-permissions";
import { evidenceOf, type PermissionEvidence, type SimulatedGroup } from "./permission-findings";
import type { VerificationPlan } from "./plan";
import type { AwsPort, CustomerSession, Principal } from "./port";
import { regionsToAsk } from "./region-pattern";
import type { RunSurroundings } from "./run-event";
import { refusalOfSelfCheck } from "./self-check-refusal";
import { simulateAll } from "./simulate-all";

interface Question {
  session: CustomerSession;
  principal: Principal;
  plan: VerificationPlan;
  around: RunSurroundings;
}

/**
 * Asks AWS whether the principal has what the plan requires: first its simulator, as the principal itself; where that
 * is not allowed the simulator about the principal's policies, as far as they can be read. The same calls tell whether
 * it has much more. `null`: there is no session.
 */
export function checkPermissions(
  session: CustomerSession | null,
  principal: Principal | null,
  plan: VerificationPlan,
  around: RunSurroundings,
): Promise<CheckResult>[] {
  const asked =
    session === null || principal === null
      ? Promise.resolve(null)
      : askAboutItself({ session, principal, plan, around });
  return [
    asked.then((found) => judgePermissions(found, principal, plan)),
    asked.then((found) => judgeBreadth(found?.simulated ?? null, principal, plan)),
  ];
}

async function askAboutItself(question: Question): Promise<PermissionEvidence> {
  const { session, principal, plan, around } = question;
  const simulated = await simulateAll(
    plan.requirements,
    (group) => around.port.simulateActions({ session, principalArn: principal.arn, group }),
    around,
    plan.unaskedActions,
  );
  if (isDenied(simulated)) return workOutFromPolicies(question, simulated);
  const held = isExplained(simulated) ? null : await around.port.readPolicies({ session, principal });
  return { simulated, held, grade: "simulated-by-principal", aside: [] };
}

/** What cannot be worked out stays the denial that it was. */
async function workOutFromPolicies(
  { session, principal, plan, around: { port, ...around } }: Question,
  denied: readonly SimulatedGroup[],
): Promise<PermissionEvidence> {
  const held = await port.readPolicies({ session, principal });
  const isOrganisations = refusalOfSelfCheck({ evidence: evidenceOf(denied) }) === "denied-by-scp";
  const leaveOpen = async (worked: readonly SimulatedGroup[]): Promise<PermissionEvidence> => {
    const aside = [...held.evidence, ...evidenceOf(worked)];
    if (isOrganisations) aside.push(...(await askRegions(session, plan, port)));
    return { simulated: denied, held, grade: "unverified", aside };
  };
  if (!held.isWhole || held.policies.length === 0) return leaveOpen([]);
  const worked = await simulateAll(
    plan.requirements,
    (group) => port.simulatePolicies({ held, group: withPrincipal(group, principal) }),
    around,
    plan.unaskedActions,
  );
  if (worked.every(({ answer }) => answer.kind !== "answered")) return leaveOpen(worked);
  // What an organisation denies stands in no policy that could be read: once it has refused, grants prove nothing.
  if (isOrganisations && isExplained(worked)) return leaveOpen([]);
  const aside = [...evidenceOf(denied), ...held.evidence];
  return { simulated: worked, held, grade: "simulated-from-policies", aside };
}

/** Where an organisation refuses the question: whether it does so by region, which one harmless call to a few tells. */
async function askRegions(session: CustomerSession, plan: VerificationPlan, port: AwsPort) {
  const answers = regionsToAsk(plan).map((region) => port.askInRegion(session, region));
  return (await Promise.all(answers)).map(({ evidence }) => evidence);
}

function isDenied(simulated: readonly SimulatedGroup[]): boolean {
  return simulated.some(({ answer }) => answer.kind === "denied");
}

/** Nothing to explain: every answer about what is required is a grant, or none, or an organisation's, whose policies nobody here may read. */
function isExplained(simulated: readonly SimulatedGroup[]): boolean {
  const required = simulated.flatMap(({ group, answer }) => {
    const actions = new Set(group.requirements.map(({ action }) => action));
    return answer.kind === "answered" ? answer.value.filter(({ action }) => actions.has(action)) : [];
  });
  return required.every(({ decision }) => decision === "granted" || decision === "denied-by-scp");
}

/** What AWS fills in by itself only when it is asked about a principal. */
function withPrincipal(group: SimulationGroup, { kind, name, arn }: Principal): SimulationGroup {
  const own = {
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": arn.split(":")[4] ?? "",
    ...(kind === "user" && { "aws:username": name }),
  };
  const given = new Set(group.context.map(({ key }) => key.toLowerCase()));
  const entries = Object.entries(own)
    .filter(([key]) => !given.has(key.toLowerCase()))
    .map(([key, value]) => ({ key, values: [value], type: "string" as const }));
  return { ...group, context: [...group.context, ...entries] };
}

import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { CheckResult } from "./check-result";
import type { SimulatedGroup } from "./permission-findings";
import type { VerificationPlan } from "./plan";
import type { Principal } from "./port";
import { createResult } from "./result";

/** The groups with the actions that nobody asked for in one of them: it goes anyway, so they cost no call. */
export function withUnasked(
  groups: readonly SimulationGroup[],
  unaskedActions: readonly string[],
): SimulationGroup[] {
  if (unaskedActions.length === 0) return [...groups];
  const host = groups.find(asksOnEverything);
  const rest = groups.filter((group) => group !== host);
  const { actions = [], requirements = [] } = host ?? {};
  const extended = {
    actions: [...new Set([...actions, ...unaskedActions])],
    resource: null,
    context: [],
    requirements,
  };
  return [extended, ...rest];
}

function asksOnEverything({ resource, context }: SimulationGroup): boolean {
  return resource === null && context.length === 0;
}

/** Whether the access reaches much further than was asked: advice, never a fault. `null`: nobody could ask. */
export function judgeBreadth(
  simulated: readonly SimulatedGroup[] | null,
  principal: Principal | null,
  plan: VerificationPlan,
): CheckResult {
  if (simulated === null) return createResult("breadth-not-reached", plan, {});
  if (plan.unaskedActions.length === 0) return createResult("breadth-all-asked", plan, {});
  const asked = simulated.filter(({ group }) => asksOnEverything(group));
  const evidence = asked.map(({ answer }) => answer.evidence);
  const decisions = new Map(
    asked
      .flatMap(({ answer }) => (answer.kind === "answered" ? answer.value : []))
      .map(({ action, decision }) => [action, decision]),
  );
  const isAnswered = plan.unaskedActions.every((action) => decisions.has(action));
  if (!isAnswered) return createResult("breadth-unverified", plan, { evidence });
  const wider = plan.unaskedActions.filter((action) => decisions.get(action) === "granted");
  const code = wider.length > 0 ? "breadth-wider" : "breadth-as-asked";
  return createResult(code, plan, { evidence, wider, principal });
}

import type { Requirement } from "@/lib/iam/requirement";
import { groupRequirements, type SimulationGroup, splitGroup } from "@/lib/iam/simulation-groups";
import { askUnhurried } from "./ask-unhurried";
import { withUnasked } from "./judge-breadth";
import type { SimulatedGroup } from "./permission-findings";
import type { AwsAnswer, SimulatedAction } from "./port";
import type { RunSurroundings } from "./run-event";

/** AWS's service model has no bound on the list, and a page has up to 1,000; a group that is refused as too long is halved. */
const ACTIONS_PER_SIMULATION = 400;
/**
 * AWS publishes no rate for the simulator; throttling was reported after some 180 quick calls, and the largest of our
 * products makes 17. What is throttled is asked again after pauses.
 */
const SIMULATIONS_AT_ONCE = 9;
/** Finds several offending actions among some hundred; beyond, it is the question as a whole that AWS refuses. */
const MOST_SPLITS = 40;

type Ask = (group: SimulationGroup) => Promise<AwsAnswer<SimulatedAction[]>>;

/**
 * Puts every requirement to AWS's simulator, a few groups at once, and gives the answers in the order of the plan. A
 * group that AWS refuses for its input is halved until the offending action is alone. What AWS refuses for good is
 * not asked of the groups that are left: they share the refusal.
 */
export async function simulateAll(
  requirements: readonly Requirement[],
  ask: Ask,
  around: Pick<RunSurroundings, "sleep" | "random">,
  unaskedActions: readonly string[] = [],
): Promise<SimulatedGroup[]> {
  const grouped = groupRequirements(requirements, { maxActions: ACTIONS_PER_SIMULATION });
  const groups = withUnasked(grouped, unaskedActions);
  const simulated: SimulatedGroup[][] = groups.map(() => []);
  const waiting = groups.entries();
  const splits = { left: MOST_SPLITS };
  let refusal: AwsAnswer<SimulatedAction[]> | null = null;
  const work = async () => {
    for (const [index, group] of waiting) {
      const parts = refusal
        ? [{ group, answer: refusal }]
        : await simulateGroup(group, (part) => askUnhurried(() => ask(part), around), splits);
      simulated[index] = parts;
      refusal ??= parts.find(({ answer }) => holdsForAll(answer))?.answer ?? null;
    }
  };
  await Promise.all(Array.from({ length: SIMULATIONS_AT_ONCE }, work));
  return simulated.flat();
}

async function simulateGroup(
  group: SimulationGroup,
  ask: Ask,
  splits: { left: number },
): Promise<SimulatedGroup[]> {
  const answer = await ask(group);
  if (!isInputRefused(answer) || group.actions.length < 2 || splits.left === 0) return [{ group, answer }];
  splits.left -= 1;
  const [first, second] = splitGroup(group);
  return [...(await simulateGroup(first, ask, splits)), ...(await simulateGroup(second, ask, splits))];
}

/** Actions of different "authorization information" in one call, for one; AWS does not publish which they are. */
function isInputRefused({ kind, evidence }: AwsAnswer<unknown>): boolean {
  if (kind !== "rejected") return false;
  const { code, message } = evidence;
  return /^InvalidInput(Exception)?$/.test(code ?? "") || /length less than or equal/.test(message ?? "");
}

function holdsForAll({ kind }: AwsAnswer<unknown>): boolean {
  return kind === "denied" || kind === "throttled" || kind.startsWith("credentials-");
}

import type { ContextEntry } from "./context";
import type { Requirement } from "./requirement";

/** One call to the simulator. */
export interface SimulationGroup {
  actions: readonly string[];
  resource: string | null;
  context: readonly ContextEntry[];
  /** What the answer decides; several requirements may share one action. */
  requirements: readonly Requirement[];
}

/**
 * Gathers requirements into calls of at most `maxActions` actions. A call never mixes resources or contexts,
 * nor services where a resource is given, because AWS refuses "different authorization information" in one call.
 */
export function groupRequirements(
  requirements: readonly Requirement[],
  { maxActions }: { maxActions: number },
): SimulationGroup[] {
  const alike = new Map<string, Map<string, Requirement[]>>();
  for (const requirement of requirements) {
    const { action, resource, context } = requirement;
    const service = resource === null ? "" : action.slice(0, action.indexOf(":"));
    const byAction = entryOf(alike, JSON.stringify([resource, context, service]), () => new Map());
    entryOf(byAction, action, () => []).push(requirement);
  }
  return [...alike.values()].flatMap((byAction) => chunk([...byAction.values()], maxActions).map(toGroup));
}

/** Two halves of a group of at least two actions, for when AWS refuses the whole because of one of them. */
export function splitGroup(group: SimulationGroup): [SimulationGroup, SimulationGroup] {
  const middle = Math.ceil(group.actions.length / 2);
  const part = (actions: readonly string[]): SimulationGroup => ({
    ...group,
    actions,
    requirements: group.requirements.filter(({ action }) => actions.includes(action)),
  });
  return [part(group.actions.slice(0, middle)), part(group.actions.slice(middle))];
}

function toGroup(chunkOfActions: readonly Requirement[][]): SimulationGroup {
  const requirements = chunkOfActions.flat();
  const actions = [...new Set(requirements.map(({ action }) => action))];
  const [first] = requirements;
  return { actions, resource: first?.resource ?? null, context: first?.context ?? [], requirements };
}

function entryOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}

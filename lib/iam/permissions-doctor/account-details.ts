import { isRecord } from "../raw-json";
import {
  addHolder,
  isOwnPolicy,
  type MemberKind,
  memberKey,
  type PolicyFacts,
  readAttached,
  readList,
  readName,
  readPolicyArn,
  readPolicyText,
  setList,
  textKey,
} from "./policy-facts";
import { addVersionText, readVersions } from "./policy-versions";

type Details = Record<string, unknown>;

/**
 * Reads what `aws iam get-account-authorization-details` prints. It tells of the whole account: what does not bear on the
 * role or user is left behind by whoever puts the facts together.
 */
export function addAccountDetails(facts: PolicyFacts, details: Details): boolean {
  const { RoleDetailList, UserDetailList, GroupDetailList, Policies } = details;
  const lists = [RoleDetailList, UserDetailList, GroupDetailList];
  if (!lists.some(Array.isArray)) return false;
  for (const role of recordsIn(RoleDetailList))
    addDetail(facts, "role", addHolder(facts, "role", role), role);
  for (const user of recordsIn(UserDetailList)) addUser(facts, user);
  for (const group of recordsIn(GroupDetailList)) {
    const name = readName(group.GroupName);
    addDetail(facts, "group", name === null ? null : memberKey("group", name), group);
  }
  for (const policy of recordsIn(Policies)) addPolicy(facts, policy);
  const isWhole = details.IsTruncated !== true && details.NextToken === undefined;
  if (recordsIn(RoleDetailList).length > 0) facts.listed.set("role", isWhole);
  if (recordsIn(UserDetailList).length > 0) facts.listed.set("user", isWhole);
  return true;
}

function recordsIn(value: unknown): Details[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function addUser(facts: PolicyFacts, user: Details): void {
  const key = addHolder(facts, "user", user);
  addDetail(facts, "user", key, user);
  if (key !== null) setList(facts.groups, key, readList(user.GroupList ?? [], readName));
}

const INLINE_LIST: Record<MemberKind, string> = {
  role: "RolePolicyList",
  user: "UserPolicyList",
  group: "GroupPolicyList",
};

/** A list that is left out is empty: AWS does not name what a user has none of. */
function addDetail(facts: PolicyFacts, kind: MemberKind, key: string | null, detail: Details): void {
  if (key === null) return;
  setList(facts.attachedArns, key, readAttached(detail.AttachedManagedPolicies ?? []));
  const inline = readList(detail[INLINE_LIST[kind]] ?? [], readInline);
  setList(facts.inlineNames, key, inline?.map(({ name }) => name) ?? null);
  for (const { name, text } of inline ?? []) facts.inlineTexts.set(textKey(key, name), text);
}

function readInline(value: unknown): { name: string; text: string } | null {
  if (!isRecord(value)) return null;
  const name = readName(value.PolicyName);
  const text = readPolicyText(value.PolicyDocument);
  return name === null || text === null ? null : { name, text };
}

function addPolicy(facts: PolicyFacts, policy: Details): void {
  const arn = readPolicyArn(policy.Arn);
  if (arn === null || !isOwnPolicy(arn) || !Array.isArray(policy.PolicyVersionList)) return;
  const versions = readVersions(policy.PolicyVersionList);
  if (versions) facts.versions.set(arn, versions);
  for (const version of policy.PolicyVersionList) addVersionText(facts, arn, version);
}

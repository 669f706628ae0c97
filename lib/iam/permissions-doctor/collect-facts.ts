import { isRecord } from "../raw-json";
import { addAccountDetails } from "./account-details";
import {
  addHolder,
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

type Answer = Record<string, unknown>;

/** Reads one answer of AWS as our commands print it; false for anything else, of which nothing is taken. */
export function addAnswer(facts: PolicyFacts, answer: Answer): boolean {
  return (
    addHolderAnswer(facts, answer) ||
    addVersions(facts, answer) ||
    addMemberAnswer(facts, answer) ||
    addAccountDetails(facts, answer)
  );
}

/** A role with its trust policy is not what our commands print: it is what the trust doctor asks for. */
function addHolderAnswer(facts: PolicyFacts, { Role, User }: Answer): boolean {
  if (isRecord(Role) && Role.AssumeRolePolicyDocument === undefined)
    return addHolder(facts, "role", Role) !== null;
  return addHolder(facts, "user", User) !== null;
}

function addVersions(facts: PolicyFacts, answer: Answer): boolean {
  const arn = readPolicyArn(answer.PolicyArn);
  if (arn === null) return false;
  const versions = readVersions(answer.Versions);
  if (versions) facts.versions.set(arn, versions);
  return versions !== null || addVersionText(facts, arn, answer.PolicyVersion);
}

const NAMED: readonly (readonly [string, MemberKind])[] = [
  ["RoleName", "role"],
  ["UserName", "user"],
  ["GroupName", "group"],
];

/** What is told of one role, user or group. */
function addMemberAnswer(facts: PolicyFacts, answer: Answer): boolean {
  const [field, kind] = NAMED.find(([name]) => answer[name] !== undefined) ?? [];
  const name = field && readName(answer[field]);
  if (!name || !kind) return false;
  const key = memberKey(kind, name);
  const policyName = readName(answer.PolicyName);
  const text = readPolicyText(answer.PolicyDocument);
  if (policyName !== null && text !== null) facts.inlineTexts.set(textKey(key, policyName), text);
  const added = [
    policyName !== null && text !== null,
    setList(facts.inlineNames, key, readList(answer.PolicyNames, readName)),
    setList(facts.attachedArns, key, readAttached(answer.AttachedPolicies)),
    setList(facts.groups, key, readList(answer.Groups, readName)),
  ];
  return added.includes(true);
}

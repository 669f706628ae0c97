import { asSentence, describeHolder, describePolicy, nameActions } from "./describe-policy";
import type { PermissionsFinding, ToldPolicies, ToldPolicy } from "./examination";
import type { Obstacle } from "./find-obstacles";
import { type Telling, THEN_VERIFY } from "./telling";

type Absence = Exclude<Obstacle, { statement: unknown }>;
type Texts = Omit<PermissionsFinding, "code" | "statement">;

/** What is said of a permission that no statement of the policies decides. */
export function absenceTexts(obstacle: Absence, telling: Telling): Texts {
  switch (obstacle.code) {
    case "boundary-lacks":
      return boundaryTexts(obstacle.policy, telling);
    case "older-version-in-force":
      return versionTexts(obstacle.policy, telling);
    case "policy-is-boundary-only":
      return misplacedTexts(obstacle.policy, telling);
    case "policy-not-attached":
      return unattachedTexts(obstacle, telling);
    case "not-in-group":
      return groupTexts(obstacle.groupName, telling);
    case "action-left-out":
      return leftOutTexts(telling);
    case "deny-not-found":
      return unfoundTexts(telling);
    case "nothing-in-the-way":
      return nothingTexts(telling);
  }
}

function boundaryTexts(boundary: ToldPolicy, { actions, expected }: Telling): Texts {
  return {
    title: "The permissions boundary does not allow it",
    message: `${asSentence(describePolicy(boundary))} of ${describeHolder(expected.holder)} does not allow ${nameActions(actions)}. What a boundary leaves out, no policy can grant.`,
    steps: ["Have whoever looks after the boundary allow it there, or set another boundary.", THEN_VERIFY],
    mending: null,
  };
}

function versionTexts({ name, arn, versions }: ToldPolicy, { actions }: Telling): Texts {
  const { inForce, newest } = versions ?? { inForce: "", newest: "" };
  return {
    title: "An older version of the policy is in force",
    message: `Version ${inForce} of the policy ${name} is its default, and ${newest} is newer. Only the default version has effect, and it does not grant ${nameActions(actions)}.`,
    steps: [
      `If ${newest} holds the text of the set-up, make it the default: open the policy, then Policy versions, choose ${newest} and Set as default; or run the command below.`,
      THEN_VERIFY,
    ],
    mending: arn === null ? null : { kind: "set-default-version", policyArn: arn, versionId: newest },
  };
}

function misplacedTexts({ name, arn }: ToldPolicy, { actions, told, expected }: Telling): Texts {
  const holder = describeHolder(expected.holder);
  return {
    title: "The policy is set as the permissions boundary only",
    message: `${name} is the permissions boundary of ${holder}, and is not attached to it. A boundary grants nothing, it only limits what policies grant; so it does not grant ${nameActions(actions)}. ${listAttached(told)}`,
    steps: [
      "On the Permissions tab choose Add permissions, and attach the policy; or run the command below.",
      "The boundary may stay, as it limits nothing that the policy grants, or be removed.",
      THEN_VERIFY,
    ],
    mending: arn === null ? null : { kind: "attach-policy", policyArn: arn },
  };
}

function unattachedTexts(
  { policyName, policyArn }: Extract<Absence, { code: "policy-not-attached" }>,
  { actions, told, expected }: Telling,
): Texts {
  const { groupName } = expected;
  const holder = groupName === null ? describeHolder(expected.holder) : `the group ${groupName}`;
  return {
    title: "A policy of the set-up is not there",
    message: `${policyName} is not attached to ${describeHolder(expected.holder)}${told.groups.length > 0 ? ", nor to a group of it" : ""}, and ${isAllTold(told) ? "nothing else" : "no text here"} grants ${nameActions(actions)}. ${listAttached(told)}`,
    steps: [
      policyArn === null
        ? `Add ${policyName} to ${holder}, with the text that the set-up gives.`
        : `Attach ${policyName} to ${holder}, as the set-up shows; or run the command below, if the policy is there.`,
      THEN_VERIFY,
    ],
    mending: policyArn === null || groupName !== null ? null : { kind: "attach-policy", policyArn },
  };
}

function groupTexts(groupName: string, { actions, told, expected }: Telling): Texts {
  const { groups } = told;
  const where = groups.length === 0 ? "is in no group" : `is in ${groups.join(" and ")} only`;
  return {
    title: "The user is not in the group",
    message: `The set-up grants ${nameActions(actions)} through the group ${groupName}, and ${describeHolder(expected.holder)} ${where}. ${listAttached(told)}`,
    steps: [
      `Make ${expected.holder.name} a member of ${groupName}, or of the group that you made instead; or run the command below.`,
      THEN_VERIFY,
    ],
    mending: { kind: "add-to-group", groupName },
  };
}

function leftOutTexts({ actions, told, expected }: Telling): Texts {
  const given = expected.givenPolicies.filter((name) => told.policies.some((policy) => policy.name === name));
  const other = isAllTold(told) ? "no other policy" : "no other text here";
  const place = nameGiven(given) ?? (isAllTold(told) ? "No policy lists" : "No text here lists");
  return {
    title: "The policies leave it out",
    message: `${place} ${nameActions(actions)}${given.length > 0 ? `, and ${other} does` : ""}. ${listAttached(told)}`,
    steps: [
      "Put the text that the set-up gives in place of the policy's, or add what is missing.",
      THEN_VERIFY,
    ],
    mending: null,
  };
}

function nameGiven(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return names.length === 1
    ? `${names[0]} is there, but does not list`
    : `${names.join(" and ")} are there, but do not list`;
}

function unfoundTexts({ actions, told }: Telling): Texts {
  return {
    title: "None of these policies denies it",
    message: `AWS says that a statement with the effect Deny stands in the way of ${nameActions(actions)}, and no text here holds one that is about our requests.${nameUntold(told)}`,
    steps: [
      "Verify again: the Deny may have been taken out since the last verification.",
      `If AWS still says so, the Deny is ${isAllTold(told) ? "" : "of one whose text is not here, "}of an organisation, or of a policy that was attached after this was printed: print it again.`,
    ],
    mending: null,
  };
}

function nothingTexts({ actions, told, expected }: Telling): Texts {
  const byAws = expected.refused.flatMap(({ awsPolicyArns }) => awsPolicyArns);
  const others = told.policies.filter(({ arn }) => arn === null || !byAws.includes(arn));
  return {
    title: "These policies grant it",
    message: `These policies grant ${nameActions(actions)} to ${describeHolder(expected.holder)}, so what stood in the way stands in none of these texts, or was mended since.${nameUntold({ ...told, policies: others })}`,
    steps: [
      "Verify again.",
      "If AWS still says no, ask whoever looks after your AWS organisation for a service control policy of the account: it stands in none of these texts.",
    ],
    mending: null,
  };
}

/** What is attached, so that a policy of another name is seen. */
function listAttached(told: ToldPolicies): string {
  const names = [...new Set(told.policies.map(({ name }) => name))];
  if (names.length === 0) return "No policy is attached at all.";
  return `Attached: ${names.join(", ")}.${nameUntold(told)}`;
}

/** AWS's own policies are told by name alone, and of others reading may be denied. */
function listUntold({ policies, boundary }: ToldPolicies): string[] {
  const untold = [...policies, ...(boundary ? [boundary] : [])].filter(({ text }) => text === null);
  return [...new Set(untold.map(({ name }) => name))];
}

function isAllTold(told: ToldPolicies): boolean {
  return listUntold(told).length === 0;
}

function nameUntold(told: ToldPolicies): string {
  return isAllTold(told) ? "" : ` Not among the texts: ${listUntold(told).join(", ")}.`;
}

import { meaningOfConditionKey } from "../condition-key-meaning";
import type { Condition } from "../conditions/condition";
import { describeConditions } from "../conditions/describe-condition";
import { absenceTexts } from "./absence-texts";
import {
  asSentence,
  describeHolder,
  describePolicy,
  describeStatement,
  nameActions,
} from "./describe-policy";
import type { PermissionsExpectation, PermissionsFinding } from "./examination";
import type { Certainty, Obstacle } from "./find-obstacles";
import type { PolicyStatement } from "./policy-statement";
import { type Telling, THEN_VERIFY } from "./telling";

/** What stands in the way, in words, and what mends it. */
export function describeObstacle(obstacle: Obstacle, telling: Telling): PermissionsFinding {
  if (!("statement" in obstacle))
    return { code: obstacle.code, statement: null, ...absenceTexts(obstacle, telling) };
  if (obstacle.code === "deny-statement") return tellDenial(obstacle, telling);
  if (obstacle.code === "allow-has-condition") return tellConditional(obstacle, telling);
  return tellNarrower(obstacle.statement, telling);
}

function tellDenial(
  { statement, coverage, certainty }: Extract<Obstacle, { code: "deny-statement" }>,
  { actions, rivals, expected }: Telling,
): PermissionsFinding {
  const { conditions } = statement;
  const on = coverage === "whole" ? "" : ` on ${nameResources(statement)}`;
  const where = conditions.length > 0 ? ` where ${describeConditions(conditions)}` : "";
  const doubt =
    rivals > 0
      ? ` ${rivals === 1 ? "Another statement" : `${rivals} other statements`} of these policies may be what denies it, too.`
      : "";
  const place = asSentence(describeStatement(statement));
  return {
    code: "deny-statement",
    title: `${certainty === "sure" ? "A statement denies it" : "A statement may deny it"}${conditions.length > 0 ? ", under a condition" : ""}`,
    message: `${place} denies ${nameActions(actions)}${on}${where}${explainDenial(conditions, expected)}.${certainty === "simulated" ? UNTOLD : ""}${doubt}`,
    steps: [
      conditions.length === 0
        ? `Find out who wrote it, and whether it is meant for ${describeHolder(expected.holder)}: a Deny wins over every Allow.`
        : `Ask who wrote it to except ${describeHolder(expected.holder)} from it, or to change its condition: a Deny wins over every Allow.`,
      `In the IAM console of account ${expected.awsAccountId}, open ${describePolicy(statement.policy)}, and change or remove the statement.`,
      THEN_VERIFY,
    ],
    statement: quote(statement),
    mending: null,
  };
}

const UNTOLD =
  " What we ask for does not meet that, but AWS's simulator is not told so and counts the Deny: a real request may well pass.";

/** Why the condition holds of us, as the end of a sentence. */
function explainDenial(conditions: readonly Condition[], { now }: PermissionsExpectation): string {
  const late = conditions.find(({ key, values }) => isYetToCome(key, values, now));
  if (late)
    return `; ${late.values.join(", ")} is still to come, so every session counts as older, as by a mistyped date`;
  const meanings = meaningsOf(conditions);
  return meanings === "" ? "" : `; ${meanings}`;
}

function isYetToCome(key: string, values: readonly string[], now: string): boolean {
  return /^aws:tokenissuetime$/i.test(key) && values.some((value) => Date.parse(value) > Date.parse(now));
}

function meaningsOf(conditions: readonly Condition[]): string {
  return [...new Set(conditions.flatMap(({ key }) => meaningOfConditionKey(key) ?? []))].join("; ");
}

function tellConditional(
  { statement, certainty }: Extract<Obstacle, { code: "allow-has-condition" }>,
  { actions, expected }: Telling,
): PermissionsFinding {
  const { conditions } = statement;
  const meanings = meaningsOf(conditions);
  const place = asSentence(describeStatement(statement));
  const asked = `what the ${expected.holder.kind} asks for`;
  return {
    code: "allow-has-condition",
    title: "It is allowed under a condition only",
    message: `${place} allows ${nameActions(actions)} only where ${describeConditions(conditions)}. ${asSentence(UNMET[certainty](asked))}${meanings ? `: ${meanings}` : ""}.`,
    steps: [
      `Find out who put the condition there, and why${isGiven(statement, expected) ? ": the set-up gives the statement without it" : ""}.`,
      `Take the condition out of the statement, or have it except ${describeHolder(expected.holder)}.`,
      THEN_VERIFY,
    ],
    statement: quote(statement),
    mending: null,
  };
}

const UNMET: Record<Certainty, (asked: string) => string> = {
  sure: (asked) => `${asked} does not meet that`,
  open: (asked) => `whether ${asked} meets that cannot be told from here`,
  simulated: (asked) => `${asked} does not meet that, or AWS's simulator was not told so`,
};

/** A boundary is none of the set-up, and others may have policies of their own there. */
function isGiven({ policy }: PolicyStatement, { givenPolicies }: PermissionsExpectation): boolean {
  return policy.type !== "boundary" && givenPolicies.includes(policy.name);
}

function tellNarrower(statement: PolicyStatement, { actions, expected }: Telling): PermissionsFinding {
  const place = asSentence(describeStatement(statement));
  return {
    code: "allow-is-narrower",
    title: "It is allowed on other resources only",
    message: `${place} allows ${nameActions(actions)} only on ${nameResources(statement)}, which leaves out what the product asks for.`,
    steps: [
      isGiven(statement, expected)
        ? "Put the resources back that the set-up gives in this statement."
        : `Have whoever looks after ${describePolicy(statement.policy)} allow it on what the product asks for.`,
      THEN_VERIFY,
    ],
    statement: quote(statement),
    mending: null,
  };
}

function nameResources({ resources, exceptResources }: PolicyStatement): string {
  return `${exceptResources ? "everything but " : ""}${nameActions(resources)}`;
}

function quote(statement: PolicyStatement): PermissionsFinding["statement"] {
  return { label: asSentence(describeStatement(statement)), statement: statement.written };
}

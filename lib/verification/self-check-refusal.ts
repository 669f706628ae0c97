import type { DecidedAgainst } from "./check-result";
import { askOrganisation, tellOrganisation } from "./organisation-refusal";
import { type Addition, addSelfCheck, COME_BACK } from "./policy-addition";
import { reasonOfRefusal, refusesEveryCall, SELF_CHECK_ACTION } from "./refused-calls";
import type { RemedyFacts } from "./remedy-facts";

type Obstacle = Exclude<DecidedAgainst, "not-granted">;

/** What a policy that is added cannot overcome. */
const OBSTACLES: Record<Obstacle, (holder: string, facts: RemedyFacts) => string[]> = {
  "denied-by-scp": (_, facts) => [askOrganisation(facts)],
  "denied-by-boundary": (holder, { held }) => [
    `The permissions boundary ${held?.boundary ? `${held.boundary.name} ` : ""}of ${holder} does not allow ${SELF_CHECK_ACTION}. Whoever looks after the boundary has to allow it there.`,
  ],
  denied: (holder, facts) => [
    `In the IAM console of account ${facts.plan.awsAccountId}, open ${holder} and find the statement with the effect Deny that covers ${SELF_CHECK_ACTION}${facts.principal?.kind === "user" ? "; it may come from a group" : ""}. Take that out of the statement, or narrow it.`,
    describeCondition(holder, facts),
  ],
};

/** On what a Deny of that kind mostly depends. */
function describeCondition(holder: string, facts: RemedyFacts): string {
  const program = "a program signs in without it";
  if (demandsMfa(facts))
    return `Look for the one that forces multi-factor authentication first (aws:MultiFactorAuthPresent), and except ${holder} from it: ${program}.`;
  const perhaps = `Where it denies everything without multi-factor authentication (aws:MultiFactorAuthPresent), except ${holder}: ${program}.`;
  if (!refusesEveryCall(facts.evidence, "denied")) return perhaps;
  return `Where it denies everything ${usualCondition(facts)}, except ${holder}. Where it denies everything without a condition, somebody has shut ${holder} out on purpose: ask who.`;
}

/** Why AWS refuses the access the question about itself; null where it does not, or does not say. */
export function refusalOfSelfCheck({ evidence }: Pick<RemedyFacts, "evidence">): DecidedAgainst | null {
  const refusals = evidence.filter(({ call }) => call === SELF_CHECK_ACTION).map(reasonOfRefusal);
  return refusals.find((reason) => reason !== null) ?? null;
}

/**
 * Whether the Deny spares what one needs to sign in with a second factor, and nothing else that was tried: so do the
 * policies that force people to use one (IAM User Guide, "Allows MFA-authenticated IAM users to manage their own
 * credentials").
 */
function demandsMfa({ evidence, principal }: RemedyFacts): boolean {
  if (principal?.kind !== "user") return false;
  const isSpared = evidence.some(
    (one) => one.call === "iam:GetUser" && (one.code === null || reasonOfRefusal(one) === "not-granted"),
  );
  const others = evidence.filter(({ call }) => call.startsWith("iam:List"));
  return isSpared && others.length > 0 && others.every((one) => reasonOfRefusal(one) === "denied");
}

/** What stands in the way of the question about itself, and how much the missing answer leaves open. */
export function tellRefusal(facts: RemedyFacts): string {
  const cannot = `ask AWS about its own permissions (${SELF_CHECK_ACTION}), and we could not read and judge its policies instead.`;
  if (refusalOfSelfCheck(facts) === "denied-by-scp")
    return `${tellOrganisation(facts)} ${tellBlind(facts, cannot)} What forbids that may forbid more, and the product then does not work though its policies are right.`;
  return `The access you gave may not ${cannot} ${tellDoubt(facts)}`;
}

/** Policies that were read prove nothing of what an organisation denies. */
function tellBlind({ held }: RemedyFacts, cannot: string): string {
  return held?.isWhole && held.policies.length > 0
    ? `So the access you gave cannot ask AWS about its own permissions (${SELF_CHECK_ACTION}), and its policies, which we could read, do not tell what an organisation denies.`
    : `So the access you gave cannot ${cannot}`;
}

function tellDoubt(facts: RemedyFacts): string {
  const reason = refusalOfSelfCheck(facts);
  if (reason === null) return "It may well have all it needs, but we cannot tell.";
  if (reason === "not-granted") return `${tellNotInEffect(facts)} What else is missing we cannot tell.`;
  return `What forbids that may forbid more, and the product then does not work though its policies are right.${tellPattern(facts)}`;
}

function usualCondition({ principal }: RemedyFacts): string {
  const address = "from other addresses than yours (aws:SourceIp)";
  return principal?.kind === "role"
    ? `${address}, or of sessions that began before a certain time (aws:TokenIssueTime), as AWSRevokeOlderSessions does`
    : `${address} or without multi-factor authentication (aws:MultiFactorAuthPresent)`;
}

/** What the calls that were denied, and those that were not, look like. */
export function tellPattern(facts: RemedyFacts): string {
  const reason = refusalOfSelfCheck(facts);
  if (reason !== "denied") return "";
  if (demandsMfa(facts))
    return " AWS denies every call of IAM that we tried but iam:GetUser: that is how a policy is written that denies everything until one has signed in with multi-factor authentication.";
  return refusesEveryCall(facts.evidence, reason)
    ? ` AWS denies every call of IAM that we tried: the Deny is of all of IAM, or of everything, and then most often ${usualCondition(facts)}.`
    : "";
}

/**
 * Whoever may not even ask holds less than the set-up gives, because its documents always allow the question; nothing
 * where something else forbids it.
 */
export function tellNotInEffect(facts: RemedyFacts): string {
  if (refusalOfSelfCheck(facts) !== "not-granted") return "";
  const { plan, principal } = facts;
  const { groupName } = plan.accessMethod === "access-key" ? plan : {};
  const ways = groupName
    ? `${principal?.name ?? plan.productName} is no member of the group ${groupName}, or the group lacks a policy`
    : `a policy is not attached, was changed, or is made out to another name or path than ${principal?.arn ?? "this one's"}`;
  return `What the set-up gives allows this question, so it is not in effect as it was given: ${ways}.`;
}

/** The policy that allows the question; where AWS says that something else forbids it, that, because a policy does not help. */
export function allowSelfCheck(facts: RemedyFacts): Addition {
  const { principal } = facts;
  const reason = refusalOfSelfCheck(facts);
  if (reason === null || reason === "not-granted" || !principal) return addSelfCheck(facts);
  return {
    steps: [...OBSTACLES[reason](`${principal.kind} ${principal.name}`, facts), COME_BACK],
    document: null,
    command: null,
  };
}

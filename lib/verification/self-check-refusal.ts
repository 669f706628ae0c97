import { type Addition, addSelfCheck, COME_BACK } from "./policy-addition";
import type { RemedyFacts } from "./remedy-facts";

export const SELF_CHECK_ACTION = "iam:SimulatePrincipalPolicy";

/** What a policy that is added cannot overcome, by AWS's own words (IAM User Guide, "Troubleshoot access denied error messages"). */
const OBSTACLES: readonly [RegExp, (holder: string, facts: RemedyFacts) => string[]][] = [
  [
    /service control policy/,
    (_, { plan }) => [
      `Ask whoever looks after your AWS organisation to allow ${SELF_CHECK_ACTION} in account ${plan.awsAccountId}: AWS says that a service control policy denies it. An account that was put into a suspended part of the organisation is denied everything, and has to be taken out of it.`,
    ],
  ],
  [
    /permissions boundary/,
    (holder) => [
      `The permissions boundary of ${holder} does not allow ${SELF_CHECK_ACTION}. Whoever looks after the boundary has to allow it there.`,
    ],
  ],
  [
    /explicit deny/,
    (holder, { plan }) => [
      `In the IAM console of account ${plan.awsAccountId}, open ${holder} and find the statement with the effect Deny that covers ${SELF_CHECK_ACTION}; it may come from a group. Take that out of the statement, or narrow it.`,
      `Where it denies everything without multi-factor authentication (aws:MultiFactorAuthPresent), except ${holder}: a program signs in without it.`,
    ],
  ],
];

/** What forbids the question, and so perhaps more than the question; null where it is only not allowed. */
function findObstacle({ evidence, principal }: RemedyFacts) {
  const refusal = evidence.find(({ call, code }) => call === SELF_CHECK_ACTION && code === "AccessDenied");
  const obstacle = OBSTACLES.find(([pattern]) => pattern.test(refusal?.message ?? ""));
  return obstacle && principal ? { tell: obstacle[1], principal } : null;
}

/** How much the missing answer leaves open. */
export function tellDoubt(facts: RemedyFacts): string {
  return findObstacle(facts)
    ? "What forbids that may forbid more, and the product then does not work though its policies are right."
    : "It may well have all it needs, but we cannot tell.";
}

/** The policy that allows the question; where AWS says that something else forbids it, that, because a policy does not help. */
export function allowSelfCheck(facts: RemedyFacts): Addition {
  const obstacle = findObstacle(facts);
  if (!obstacle) return addSelfCheck(facts);
  const { tell, principal } = obstacle;
  return {
    steps: [...tell(`${principal.kind} ${principal.name}`, facts), COME_BACK],
    document: null,
    command: null,
  };
}

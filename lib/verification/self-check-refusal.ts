import { type Addition, addSelfCheck, COME_BACK } from "./policy-addition";
import type { RemedyFacts } from "./remedy-facts";

export const SELF_CHECK_ACTION = "iam:SimulatePrincipalPolicy";

/** What a policy that is added cannot overcome, by AWS's own words (IAM User Guide, "Troubleshoot access denied error messages"). */
const OBSTACLES: readonly [RegExp, (holder: string, facts: RemedyFacts) => string][] = [
  [
    /service control policy/,
    (_, { plan }) =>
      `Ask whoever looks after your AWS organisation to allow ${SELF_CHECK_ACTION} in account ${plan.awsAccountId}: AWS says that a service control policy denies it.`,
  ],
  [
    /permissions boundary/,
    (holder) =>
      `The permissions boundary of ${holder} does not allow ${SELF_CHECK_ACTION}. Whoever looks after the boundary has to allow it there.`,
  ],
  [
    /explicit deny/,
    (holder, { plan }) =>
      `In the IAM console of account ${plan.awsAccountId}, open ${holder} and find the statement with the effect Deny that covers ${SELF_CHECK_ACTION}. Take that out of the statement, or narrow it.`,
  ],
];

/** The policy that allows the question; where AWS says that something else forbids it, that, because a policy does not help. */
export function allowSelfCheck(facts: RemedyFacts): Addition {
  const { evidence, principal } = facts;
  const refusal = evidence.find(({ call, code }) => call === SELF_CHECK_ACTION && code === "AccessDenied");
  const obstacle = OBSTACLES.find(([pattern]) => pattern.test(refusal?.message ?? ""));
  if (!obstacle || !principal) return addSelfCheck(facts);
  const [, tell] = obstacle;
  return {
    steps: [tell(`${principal.kind} ${principal.name}`, facts), COME_BACK],
    document: null,
    command: null,
  };
}

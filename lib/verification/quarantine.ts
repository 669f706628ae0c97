import type { Remedy } from "./check-result";
import { COME_BACK } from "./policy-addition";
import type { RemedyFacts } from "./remedy-facts";

/** AWS's own policies, to which it adds a version now and then (AWS Managed Policy Reference). */
const QUARANTINE = /^AWSCompromisedKeyQuarantine(V\d+)?$/;

/**
 * What to do where AWS itself has put the IAM user into quarantine because it found the access key in public: to take
 * the policy away, as with any other Deny, would free whoever found the key. Null where nothing of the kind denies.
 */
export function findQuarantine({ findings, plan, principal }: RemedyFacts): Remedy | null {
  const names = findings.flatMap(({ deniedBy }) => deniedBy?.map(({ policyName }) => policyName) ?? []);
  const policyName = names.find((name) => QUARANTINE.test(name));
  if (policyName === undefined || principal?.kind !== "user" || plan.accessMethod !== "access-key")
    return null;
  const { accessKeyId, awsAccountId } = plan;
  return {
    title: "AWS holds this key for leaked",
    why: `The policy ${policyName} is attached to user ${principal.name}. AWS attaches it where it has found an access key in public, and it denies what such keys are misused for. Whoever found the key can still use it for the rest.`,
    side: "customer",
    steps: [
      `Leave the policy where it is for now. In the IAM console of account ${awsAccountId}, open user ${principal.name}, create another access key, and enter it here.`,
      `Make the key ${accessKeyId} inactive, then delete it. Find where it leaked: AWS has written to the account's owner, and says it in a support case.`,
      "Look in CloudTrail for what was done with the key, and undo what was not yours.",
      `Then detach ${policyName} from the user.`,
      COME_BACK,
    ],
    document: null,
    command: null,
  };
}

import type { PermissionFinding, Remedy } from "./check-result";
import type { VerificationPlan } from "./plan";
import { COME_BACK } from "./policy-addition";
import type { RemedyFacts } from "./remedy-facts";

/** AWS's own policies, to which it adds a version now and then (AWS Managed Policy Reference). */
const QUARANTINE = /^AWSCompromisedKeyQuarantine(V\d+)?$/;

/** The policy by which AWS has put the user of a key into quarantine, where one is among what denies; null for a role. */
export function findQuarantine(
  findings: readonly PermissionFinding[],
  { accessMethod }: VerificationPlan,
): string | null {
  if (accessMethod !== "access-key") return null;
  const names = findings.flatMap(({ deniedBy }) => deniedBy?.map(({ policyName }) => policyName) ?? []);
  return names.find((name) => QUARANTINE.test(name)) ?? null;
}

/** AWS found the key in public: to take its policy away, as with any other Deny, would free whoever found the key. */
export function leaveQuarantine({ findings, plan, principal }: RemedyFacts): Remedy {
  const policyName = findQuarantine(findings, plan) ?? "AWSCompromisedKeyQuarantine";
  const accessKey = plan.accessMethod === "access-key" ? `the key ${plan.accessKeyId}` : "the leaked key";
  const user = `user ${principal?.name ?? "of the key"}`;
  return {
    title: "AWS holds this key for leaked",
    why: `The policy ${policyName} is attached to ${user}. AWS attaches it where it has found an access key in public, and it denies what such keys are misused for. Whoever found the key can still use it for the rest.`,
    side: "customer",
    steps: [
      `Leave the policy where it is for now. In the IAM console of account ${plan.awsAccountId}, open ${user}, create another access key, and enter it here.`,
      `Make ${accessKey} inactive, then delete it. Find where it leaked: AWS has written to the account's owner, and says it in a support case.`,
      "Look in CloudTrail for what was done with the key, and undo what was not yours.",
      `Then detach ${policyName} from the user.`,
      COME_BACK,
    ],
    document: null,
    command: null,
  };
}

import type { RolePlan } from "./plan";
import { findOrCreateRole } from "./remedies-not-found";
import { REFUSAL_REMEDIES } from "./remedies-refusal";
import type { RemedyMaker } from "./remedy-facts";
import { askAgain, replaceTrustPolicy, VERIFY_AGAIN } from "./remedy-forms";
import type { FindingCodeOf } from "./verdict-codes";

type RoleCode = Exclude<
  FindingCodeOf<"iam-role">,
  | `vendor-${string}`
  | `account-${string}`
  | `permissions-${string}`
  | `optional-${string}`
  | `simulation-${string}`
  | `staged-${string}`
  | `retired-${string}`
  | `retiring-${string}`
  | `breadth-${string}`
  | `session-${string}`
>;

function notProven(what: string): RemedyMaker<RolePlan> {
  return askAgain(
    "Not proven yet",
    `Whether the role stays shut ${what} can only be proven once it opens with the right External ID. Mend the check above first.`,
    "nobody",
  );
}

/** Faults of the role, its trust policy and its account. */
export const ROLE_REMEDIES = {
  ...REFUSAL_REMEDIES,
  "role-not-found": findOrCreateRole,
  "role-denied-explicitly": replaceTrustPolicy(
    "The trust policy denies us explicitly",
    () =>
      "A statement with the effect Deny in the role's trust policy applies to us. A Deny wins over every Allow.",
  ),
  "role-denied-by-rcp": ({ plan }) => ({
    title: "Your organisation does not allow it",
    why: `A resource control policy of your AWS organisation denies sts:AssumeRole here. The role ${plan.roleName} itself may be right.`,
    side: "customer",
    steps: [
      `Show this to whoever looks after the resource control policies of your AWS organisation: one that applies to account ${plan.awsAccountId} denies sts:AssumeRole to ${plan.vendorPrincipalArn}.`,
      `In its statement, have our account excepted: under Condition, StringNotEqualsIfExists, add ${plan.vendorAccountId} to aws:PrincipalAccount.`,
      VERIFY_AGAIN,
    ],
    document: null,
    command: null,
  }),
  "role-arn-rejected": ({ plan }) => ({
    title: "AWS does not accept this Role ARN",
    why: `AWS says that ${plan.roleArn} is not valid.`,
    side: "customer",
    steps: [
      "Open the role in the IAM console and copy the ARN from the top of its page.",
      "Enter it again in the step Enter the Role ARN.",
    ],
    document: null,
    command: null,
  }),
  "role-throttled": askAgain(
    "AWS asked us to slow down",
    "Too many calls were made at once, so AWS did not answer the question.",
    "aws",
  ),
  "role-unanswered": askAgain(
    "AWS did not answer",
    "We could not reach AWS, or its answer made no sense. This says nothing about your role.",
    "aws",
  ),
  "assumable-without-external-id": replaceTrustPolicy(
    "The role opens without the External ID",
    (plan) =>
      `Anyone who can act as ${plan.vendorPrincipalArn} for another customer could be led to use your role (the confused deputy). We do not use it until the trust policy demands your External ID.`,
  ),
  "assumable-with-other-external-id": replaceTrustPolicy(
    "The role opens with any External ID",
    () =>
      "AWS let us in with a random External ID, so the condition does not protect you. The usual causes are StringLike with a wildcard, or a second statement without the condition. We do not use the role until only your External ID opens it.",
  ),
  "without-external-id-not-proven": notProven("without an External ID"),
  "without-external-id-unanswered": askAgain(
    "Not proven this time",
    "AWS did not give a clear answer to the call without an External ID. Only a clear refusal counts.",
    "aws",
  ),
  "other-external-id-not-proven": notProven("with another External ID"),
  "other-external-id-unanswered": askAgain(
    "Not proven this time",
    "AWS did not give a clear answer to the call with another External ID. Only a clear refusal counts.",
    "aws",
  ),
} satisfies Record<RoleCode, RemedyMaker<RolePlan>>;

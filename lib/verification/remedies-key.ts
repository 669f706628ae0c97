import type { Remedy } from "./check-result";
import type { AccessKeyPlan } from "./plan";
import { missRegion, refuseRegion } from "./remedies-region";
import type { RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";
import type { FindingCodeOf } from "./verdict-codes";

type KeyCode = Exclude<
  FindingCodeOf<"access-key">,
  | `account-${string}`
  | `permissions-${string}`
  | `optional-${string}`
  | `simulation-${string}`
  | `breadth-${string}`
>;

const ENTER_ANOTHER = "Come back to this page and enter the new key.";

function askCustomer(
  title: string,
  why: (plan: AccessKeyPlan) => string,
  steps: (plan: AccessKeyPlan) => string[],
  command: (plan: AccessKeyPlan) => string | null = () => null,
): RemedyMaker<AccessKeyPlan> {
  return ({ plan }): Remedy => ({
    title,
    why: why(plan),
    side: "customer",
    steps: steps(plan),
    document: null,
    command: command(plan),
  });
}

/** Faults of an access key, and reasons why it could not be looked at. */
export const KEY_REMEDIES = {
  "key-is-temporary": askCustomer(
    "This key expires",
    () =>
      "Its ID begins with ASIA, so it is a temporary key that only works with a session token and ends within hours.",
    () => [
      "In the IAM console, create an access key for an IAM user; its ID begins with AKIA.",
      ENTER_ANOTHER,
    ],
  ),
  "key-not-recognised": askCustomer(
    "AWS does not know this key",
    ({ accessKeyId, workedBefore }) =>
      workedBefore
        ? `The key ${accessKeyId} worked before, so somebody, or something that rotates keys, has made it inactive or deleted it since. AWS does not say which of the two.`
        : `The key ${accessKeyId} is inactive or deleted, its ID has a typing error, or it was made moments ago.`,
    ({ accessKeyId, awsAccountId, workedBefore }) => [
      `In the IAM console of account ${awsAccountId}, open Users, then the user, then Security credentials.`,
      `Check that the access key ${accessKeyId} is listed and that its status is Active; if it is Inactive, choose Actions, then Activate.`,
      "If it is not listed, choose Create access key and enter the new key here.",
      workedBefore
        ? "If keys are rotated by themselves in your account, enter the newer key here, and after every rotation; or except this user."
        : "If it was made within the last minute, wait a minute: AWS needs time to spread it.",
    ],
    ({ accessKeyId, userName }) =>
      `aws iam update-access-key --user-name '${userName}' --access-key-id ${accessKeyId} --status Active`,
  ),
  "key-secret-differs": askCustomer(
    "The secret does not belong to this key",
    ({ accessKeyId }) =>
      `AWS knows the key ${accessKeyId}, but the Secret Access Key is another one. AWS shows a secret only once, when the key is created.`,
    () => [
      "Enter the Secret Access Key again, whole: it has 40 characters.",
      "If it is lost, create a new access key for the user and delete this one.",
      ENTER_ANOTHER,
    ],
  ),
  "key-unanswered": askAgain(
    "AWS did not answer",
    "We could not reach AWS, or its answer made no sense. This says nothing about your key.",
    "aws",
  ),
  "key-of-root": askCustomer(
    "This is a key of the root user",
    () =>
      "A root key may do everything in the account and cannot be limited. We have not kept its secret. AWS advises to delete root keys.",
    () => [
      "Create an IAM user for this product, as the step before shows, and an access key for that user.",
      "Delete the root user's access key under Security credentials.",
      ENTER_ANOTHER,
    ],
  ),
  "key-holder-unknown": askAgain(
    "Not asked yet",
    "Whose key it is shows once AWS knows it. Mend the check above first.",
    "nobody",
  ),
  "region-not-enabled": refuseRegion,
  "region-not-reached": askAgain(
    "Not asked yet",
    "The region can be tried once AWS knows the key. Mend the check above first.",
    "nobody",
  ),
  "region-unanswered": missRegion,
} satisfies Record<KeyCode, RemedyMaker<AccessKeyPlan>>;

import type { RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";
import type { FindingCode } from "./verdict-codes";

type AccountCode = Extract<FindingCode, `account-${string}`>;

/** Faults of the account that the access turned out to be in. */
export const ACCOUNT_REMEDIES = {
  "account-differs": ({ plan }) => ({
    title: "This is another AWS account",
    why: `You named account ${plan.awsAccountId}, but AWS says that this access is to another one.`,
    side: "customer",
    steps: [
      plan.accessMethod === "iam-role"
        ? "Enter the ARN of a role in the account you named, or change the account in the first step."
        : "Enter a key of the account you named, or change the account in the first step.",
    ],
    document: null,
    command: null,
  }),
  "account-not-reached": askAgain(
    "Not asked yet",
    "The account shows once the access works. Mend the check above first.",
    "nobody",
  ),
  "account-unanswered": askAgain("AWS did not answer", "AWS did not tell us which account this is.", "aws"),
} satisfies Record<AccountCode, RemedyMaker>;

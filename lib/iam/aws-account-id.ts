import type { Branded } from "./brand";
import { cleanPastedText, hasPlaceholder, LONGEST_PASTE } from "./pasted-text";

/** The 12 digits of an AWS account, leading zeros included. */
export type AwsAccountId = Branded<"AwsAccountId">;

export type AccountIdProblem =
  | "empty"
  | "too-long"
  | "arn"
  | "email"
  | "placeholder"
  | "alias"
  | "letters"
  | "wrong-length";

export type ParsedAwsAccountId =
  | { ok: true; value: AwsAccountId }
  | { ok: false; problem: AccountIdProblem; message: string };

const WHERE = "The account ID is in the menu at the top right of the AWS console.";

/** The account in AWS's own examples; nobody's customer owns it. */
export const EXAMPLE_ACCOUNT_ID = "123456789012";

/** Whether the text is already exactly 12 digits. */
export function isAwsAccountId(text: string): text is AwsAccountId {
  return /^[0-9]{12}$/.test(text);
}

/**
 * Reads an account ID as people paste it: blanks, dashes (`1234-5678-9012`), quotes and zero-width characters
 * are taken off. Refuses anything else with a message for the customer
 * (Account Management Guide, "View AWS account identifiers").
 */
export function parseAwsAccountId(text: string): ParsedAwsAccountId {
  if (text.length > LONGEST_PASTE) return refuse("too-long");
  const cleaned = cleanPastedText(text).replace(/^(?:aws )?account(?: id| number)?\s*[:=]\s*/i, "");
  const digits = cleaned.replace(/[\s\p{Pd}]/gu, "");
  if (digits === EXAMPLE_ACCOUNT_ID) return refuse("placeholder");
  if (isAwsAccountId(digits)) return { ok: true, value: digits };
  if (digits === "") return refuse("empty");
  if (/^[0-9]+$/.test(digits)) return refuse("wrong-length", digits.length);
  return refuse(problemOfText(cleaned));
}

function problemOfText(text: string): AccountIdProblem {
  if (/^arn:/i.test(text)) return "arn";
  if (text.includes("@")) return "email";
  if (hasPlaceholder(text)) return "placeholder";
  if (/\.signin\.|^https?:/i.test(text)) return "alias";
  return /^[a-z][a-z0-9-]*$/i.test(text) ? "alias" : "letters";
}

function refuse(problem: AccountIdProblem, digits = 0): ParsedAwsAccountId {
  return { ok: false, problem, message: `${sentence(problem, digits)} ${WHERE}` };
}

function sentence(problem: AccountIdProblem, digits: number): string {
  switch (problem) {
    case "empty":
      return "Enter the 12 digits of the AWS account ID.";
    case "too-long":
      return "This text is far longer than an account ID, which has 12 digits.";
    case "arn":
      return "This is an ARN; here only the account ID is wanted, the 12 digits between its colons.";
    case "email":
      return "This is an email address; an account ID has 12 digits.";
    case "placeholder":
      return "This is the placeholder of an example; put the 12 digits of the AWS account ID in its place.";
    case "alias":
      return "This looks like an account alias; the account ID itself has 12 digits.";
    case "letters":
      return "An account ID has only digits, 12 of them.";
    case "wrong-length":
      return `An account ID has 12 digits, and this has ${digits}.`;
  }
}

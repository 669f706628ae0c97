import type { RolePlan } from "./plan";
import type { RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";
import type { FindingCode } from "./verdict-codes";

type SessionCode = Extract<FindingCode, `session-${string}`>;

const HOUR_SECONDS = 3600;

function inHours({ longestSessionSeconds }: RolePlan): string {
  const hours = longestSessionSeconds / HOUR_SECONDS;
  return Number.isInteger(hours) ? `${hours} hours` : `${longestSessionSeconds} seconds`;
}

/** Sessions that are shorter than the product asks for, and reasons why that could not be tried. */
export const SESSION_REMEDIES = {
  "session-too-short": ({ plan }) => ({
    title: "Its sessions are too short",
    why: `${plan.productName} asks for sessions of up to ${inHours(plan)}, and the maximum session duration of ${plan.roleName} is shorter. What takes longer will be refused; everything else works.`,
    side: "customer",
    steps: [
      `In the IAM console of account ${plan.awsAccountId}, open Roles, then ${plan.roleName}.`,
      `Under Summary choose Edit, set Maximum session duration to ${inHours(plan)} and choose Save changes; or run the command below.`,
      "Come back to this page and verify again.",
    ],
    document: null,
    command: `aws iam update-role --role-name '${plan.roleName}' --max-session-duration ${plan.longestSessionSeconds}`,
  }),
  "session-chained": ({ plan }) => ({
    title: "Longer sessions cannot be tried from here",
    why: `The credentials of ${plan.productName} are those of a role themselves, and AWS gives those one hour at most (role chaining). Whether ${plan.roleName} allows ${inHours(plan)} is not proven. Nothing is wrong on your side.`,
    side: "vendor",
    steps: [],
    document: null,
    command: null,
  }),
  "session-unanswered": askAgain(
    "AWS did not answer",
    "AWS gave no clear answer to the call for a longer session. How long sessions may be is not verified.",
    "aws",
  ),
  "session-not-reached": askAgain(
    "Not asked yet",
    "How long sessions may be can be tried once the role opens. Mend the check above first.",
    "nobody",
  ),
} satisfies Record<SessionCode, RemedyMaker<RolePlan>>;

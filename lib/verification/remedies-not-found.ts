import type { Remedy } from "./check-result";
import type { RolePlan } from "./plan";
import type { RemedyFacts } from "./remedy-facts";
import { VERIFY_AGAIN } from "./remedy-forms";

/** There is no role of the ARN: either the ARN is another one, or the role has to be created (again). */
export function findOrCreateRole({ plan }: RemedyFacts<RolePlan>): Remedy {
  return {
    title: "There is no role with this ARN",
    why: `AWS knows no role ${plan.roleArn}.${pastOf(plan)}`,
    side: "customer",
    steps: [
      ...(plan.isYoung
        ? ["If the role was made within the last minute, wait a minute and verify again first."]
        : []),
      ...(plan.workedBefore ? createAgain() : compareOrCreate(plan)),
      VERIFY_AGAIN,
    ],
    document: null,
    command: null,
  };
}

function pastOf({ workedBefore, isYoung }: RolePlan): string {
  if (workedBefore) return " It opened to us before, so it was deleted since.";
  return isYoung ? " One that was made moments ago may not be known everywhere yet." : "";
}

const AS_THE_STEP_SAYS =
  "as the step Create the role says: the documents and the AWS CLI commands stand there.";

function createAgain(): string[] {
  return [
    `Create it again, ${AS_THE_STEP_SAYS}`,
    "If it was made anew under another name or path, enter its ARN in the step Enter the Role ARN instead.",
  ];
}

function compareOrCreate({ roleName, awsAccountId }: RolePlan): string[] {
  return [
    `In the IAM console of account ${awsAccountId}, open Roles and look for ${roleName}. Or run the command on this page, which finds a role whatever its path, and paste what it prints: we then say which it is.`,
    "If it is there, compare the ARN at the top of its page with the one above, the path too: an ARN without its path names no role. Enter the right one in the step Enter the Role ARN.",
    `If it is not there, create it ${AS_THE_STEP_SAYS}`,
  ];
}

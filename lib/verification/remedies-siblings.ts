import type { Remedy } from "./check-result";
import type { RolePlan } from "./plan";
import type { RemedyFacts } from "./remedy-facts";
import { trustPolicyCommand, trustPolicyDocument, trustPolicySteps, VERIFY_AGAIN } from "./remedy-forms";

/**
 * The role opened with the External ID of another connection. Where that one was given this very role, its trust
 * policy has to stay: the exchange that mends it here would break it there.
 */
export function expectsAnotherConnections({ plan, opened }: RemedyFacts<RolePlan>): Remedy {
  const sibling = opened?.sibling;
  if (!sibling) throw new Error("No other connection's External ID opened the role");
  const { externalId, productName, awsAccountId, hasThisRole } = sibling;
  const said = {
    title: "The role asks for the External ID of another connection",
    why: `AWS let us in with the External ID of another connection of yours, ${productName} in account ${awsAccountId}: ${externalId}. It refused that of this connection, ${plan.externalId}. Every connection has one of its own.`,
    side: "customer" as const,
  };
  if (hasThisRole)
    return {
      ...said,
      why: `${said.why} The same Role ARN is entered there.`,
      steps: [
        `Leave the role ${plan.roleName} as it is: it is the role of the other connection.`,
        `Create another role for this connection, as the step Create the role says, under another name than ${plan.roleName}.`,
        "Enter its Role ARN in the step Enter the Role ARN.",
        VERIFY_AGAIN,
      ],
      document: null,
      command: null,
    };
  const mayBeMeantForIt = awsAccountId === plan.awsAccountId;
  return {
    ...said,
    steps: [
      ...(mayBeMeantForIt
        ? [
            `If you made the role ${plan.roleName} for that other connection, enter its Role ARN there, and create another role for this one. If you made it for this connection, go on with the next step.`,
          ]
        : []),
      ...trustPolicySteps(plan),
    ],
    document: trustPolicyDocument(plan),
    command: trustPolicyCommand(plan),
  };
}

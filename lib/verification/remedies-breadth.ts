import { nameInArn } from "@/lib/iam/name-in-arn";
import type { Remedy } from "./check-result";
import type { AskedPermissions } from "./plan";
import { addPolicy, COME_BACK } from "./policy-addition";
import type { RemedyFacts, RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";
import type { FindingCode } from "./verdict-codes";

type BreadthCode = Extract<FindingCode, `breadth-${string}`>;

function joinNames(names: readonly string[]): string {
  const [last = "", ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}

function whatToKeep({ policies, managedPolicyArns }: AskedPermissions): string {
  const names = [...managedPolicyArns.map(nameInArn), ...policies.map(({ name }) => name)];
  return names.length === 0 ? "none" : joinNames(names);
}

/** One policy is given whole; where there are several, or none of the customer's own, the set-up shows them. */
function giveNarrower(facts: RemedyFacts): Pick<Remedy, "steps" | "document" | "command"> {
  const { plan, principal } = facts;
  const [policy, ...others] = plan.asked.policies;
  if (policy !== undefined && others.length === 0) return addPolicy(facts, policy.name, policy.json);
  const place = principal?.kind === "role" ? "Roles" : "Users";
  const open = `In the IAM console of account ${plan.awsAccountId}, open ${place}, then ${principal?.name}.`;
  return { steps: [open, COME_BACK], document: null, command: null };
}

function narrow(facts: RemedyFacts): Remedy {
  const { plan, wider, principal } = facts;
  const { productName, asked } = plan;
  const { steps, ...given } = giveNarrower(facts);
  const ownUser = `If ${principal?.name} does other work too, give ${productName} an IAM user of its own instead.`;
  return {
    title: "It reaches further than the product needs",
    why: `It may also do ${joinNames(wider)}, which ${productName} never asked for. Everything works; but whoever got hold of this access could do the same.`,
    side: "customer",
    steps: [
      ...(principal?.kind === "user" ? [ownUser] : []),
      ...steps.slice(0, -1),
      `Remove every other policy, such as AdministratorAccess${principal?.kind === "user" ? ", also from its groups" : ""}. What is needed: ${whatToKeep(asked)}.`,
      COME_BACK,
    ],
    ...given,
  };
}

/** Access that reaches further than was asked: advice, with the narrower policy to have instead. */
export const BREADTH_REMEDIES = {
  "breadth-wider": narrow,
  "breadth-unverified": askAgain(
    "Not looked at",
    "Whether the access reaches further than was asked shows together with its permissions, and those could not be looked at.",
    "nobody",
  ),
  "breadth-not-reached": askAgain(
    "Not asked yet",
    "How far the access reaches can be looked at once it works. Mend the check above first.",
    "nobody",
  ),
} satisfies Record<BreadthCode, RemedyMaker>;

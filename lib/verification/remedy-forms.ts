import { writeFileCommand } from "@/lib/setup/aws-command";
import type { Remedy } from "./check-result";
import type { RolePlan } from "./plan";
import type { RemedyMaker } from "./remedy-facts";

/** A remedy that asks nothing but patience, or another check's mend first. */
export function askAgain(title: string, why: string, side: Remedy["side"]): () => Remedy {
  const steps = side === "nobody" ? [] : ["Verify again in a minute."];
  return () => ({ title, why, side, steps, document: null, command: null });
}

export const VERIFY_AGAIN = "Come back to this page and verify again. What you entered is kept.";

/** The trust policy of the plan, as a remedy shows it. */
export function trustPolicyDocument(plan: RolePlan): Remedy["document"] {
  return { kind: "trust-policy", label: `Trust policy of ${plan.roleName}`, json: plan.trustPolicy };
}

/** Where to put it in the IAM console. */
export function trustPolicySteps(plan: RolePlan): string[] {
  return [
    `In the IAM console of account ${plan.awsAccountId}, open Roles, then ${plan.roleName}.`,
    "Open the Trust relationships tab and choose Edit trust policy.",
    "Replace what stands there with the trust policy below and choose Update policy.",
    VERIFY_AGAIN,
  ];
}

/** The same for the AWS CLI. */
export function trustPolicyCommand(plan: RolePlan): string {
  const save = writeFileCommand("trust-policy.json", plan.trustPolicy);
  return `${save}\naws iam update-assume-role-policy --role-name '${plan.roleName}' --policy-document file://trust-policy.json`;
}

/** A remedy that is the trust policy of the plan in the place of what stands there. */
export function replaceTrustPolicy(title: string, why: (plan: RolePlan) => string): RemedyMaker<RolePlan> {
  return ({ plan }) => ({
    title,
    why: why(plan),
    side: "customer",
    steps: trustPolicySteps(plan),
    document: trustPolicyDocument(plan),
    command: trustPolicyCommand(plan),
  });
}

import { createAdditionalPolicy } from "@/lib/iam/missing-permissions";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { Remedy } from "./check-result";
import type { VerificationPlan } from "./plan";
import type { RemedyFacts, RemedyMaker } from "./remedy-facts";
import type { FindingCode } from "./verdict-codes";

type PermissionCode = Extract<
  FindingCode,
  `permissions-${string}` | `optional-${string}` | `simulation-${string}`
>;

const ADDITION = "RolebridgeAddition";
const SELF_CHECK = "RolebridgeSelfCheck";

function addPolicy(
  plan: VerificationPlan,
  policyName: string,
  json: PolicyDocument,
): Pick<Remedy, "steps" | "document" | "command"> {
  const roleName = plan.roleName;
  return {
    steps: [
      `In the IAM console of account ${plan.awsAccountId}, open Roles, then ${roleName}.`,
      "On the Permissions tab choose Add permissions, then Create inline policy, then JSON.",
      `Paste the policy below, choose Next, name it ${policyName} and choose Create policy.`,
      "Come back to this page and verify again.",
    ],
    document: { kind: "permission-policy", label: `Policy to add to ${roleName}`, json },
    command: `aws iam put-role-policy --role-name '${roleName}' --policy-name ${policyName} --policy-document file://permission-policy.json`,
  };
}

function addMissing({ plan, missing }: RemedyFacts): Pick<Remedy, "steps" | "document" | "command"> {
  return addPolicy(plan, ADDITION, createAdditionalPolicy(missing, plan.requirements));
}

function countActions(missing: RemedyFacts["missing"]): string {
  return missing.length === 1
    ? `${missing[0]?.action} is not granted`
    : `${missing.length} permissions are not granted`;
}

function askLater(title: string, why: string): RemedyMaker {
  return () => ({
    title,
    why: `${why} The permissions are not verified; they may well be right.`,
    side: "aws",
    steps: ["Verify again in a minute."],
    document: null,
    command: null,
  });
}

/** Faults of the permissions, and reasons why they could not be looked at. */
export const PERMISSION_REMEDIES = {
  "permissions-missing": (facts) => ({
    title: "Permissions are missing",
    why: `${countActions(facts.missing)}. The policy below adds only what is missing; what the role has already stays as it is.`,
    side: "customer",
    ...addMissing(facts),
  }),
  "optional-permissions-missing": (facts) => ({
    title: "Optional permissions are missing",
    why: `${countActions(facts.missing)}. ${facts.plan.productName} works without; add the policy below if you want what it is for.`,
    side: "customer",
    ...addMissing(facts),
  }),
  "simulation-not-allowed": ({ plan }) => ({
    title: "The permissions could not be looked at",
    why: "The role may not ask AWS about its own permissions (iam:SimulatePrincipalPolicy). It may well have all it needs, but we cannot tell. The policy below allows this one question, about this role alone.",
    side: "customer",
    ...addPolicy(plan, SELF_CHECK, plan.selfCheckPolicy),
  }),
  "simulation-throttled": askLater(
    "AWS asked us to slow down",
    "AWS's policy simulator took too many questions at once.",
  ),
  "simulation-unanswered": askLater(
    "The simulator did not answer",
    "AWS's policy simulator gave no clear answer.",
  ),
  "permissions-not-reached": () => ({
    title: "Not asked yet",
    why: "The permissions can be looked at once the role can be assumed. Mend the check above first.",
    side: "nobody",
    steps: [],
    document: null,
    command: null,
  }),
} satisfies Record<PermissionCode, RemedyMaker>;

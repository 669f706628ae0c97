import { fingerprint } from "@/lib/iam/fingerprint";
import { createAdditionalPolicy } from "@/lib/iam/missing-permissions";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { measurePolicy } from "@/lib/iam/policy-size";
import { writeFileCommand } from "@/lib/setup/aws-command";
import { createSelfCheckPolicy } from "@/lib/setup/policy-sections";
import type { Remedy } from "./check-result";
import type { Principal, RemedyFacts, RemedyMaker } from "./remedy-facts";
import { askAgain } from "./remedy-forms";
import type { FindingCode } from "./verdict-codes";

type PermissionCode = Extract<
  FindingCode,
  `permissions-${string}` | `optional-${string}` | `simulation-${string}`
>;

const ADDITION = "RolebridgeAddition";
const SELF_CHECK = "RolebridgeSelfCheck";

type Addition = Pick<Remedy, "steps" | "document" | "command">;

const COME_BACK = "Come back to this page and verify again.";

/** An inline policy, so that nothing is left behind when role or user is deleted; a user's has little room. */
function addPolicy({ plan, principal }: RemedyFacts, policyName: string, json: PolicyDocument): Addition {
  if (!principal) return { steps: [], document: null, command: null };
  const isInline = measurePolicy(json, `${principal.kind}-inline`).fits;
  const way = isInline ? addInline(principal, policyName) : attachManaged(principal, policyName, plan);
  const [first, ...others] = way.steps;
  return {
    steps: [`In the IAM console of account ${plan.awsAccountId}, ${first}`, ...others, COME_BACK],
    document: { kind: "permission-policy", label: `Policy to add to ${principal.name}`, json },
    command: `${writeFileCommand("permission-policy.json", json)}\n${way.command}`,
  };
}

function addInline({ kind, name }: Principal, policyName: string) {
  return {
    steps: [
      `open ${kind === "role" ? "Roles" : "Users"}, then ${name}.`,
      "On the Permissions tab choose Add permissions, then Create inline policy, then JSON.",
      `Paste the policy below, choose Next, name it ${policyName} and choose Create policy.`,
    ],
    command: `aws iam put-${kind}-policy --${kind}-name '${name}' --policy-name ${policyName} --policy-document file://permission-policy.json`,
  };
}

function attachManaged({ kind, name, arn }: Principal, policyName: string, plan: RemedyFacts["plan"]) {
  const policyArn = `arn:${arn.split(":")[1]}:iam::${plan.awsAccountId}:policy/${policyName}`;
  return {
    steps: [
      "open Policies and choose Create policy, then JSON.",
      `Paste the policy below, choose Next, name it ${policyName} and choose Create policy.`,
      `Open ${kind === "role" ? "Roles" : "Users"}, then ${name}, choose Add permissions, then Attach policies directly, and select ${policyName}.`,
    ],
    command: `aws iam create-policy --policy-name ${policyName} --policy-document file://permission-policy.json\naws iam attach-${kind}-policy --${kind}-name '${name}' --policy-arn ${policyArn}`,
  };
}

/** Named after what it adds: a policy of the same name would take the place of an earlier addition. */
function addMissing(facts: RemedyFacts): Addition {
  const policy = createAdditionalPolicy(facts.missing, facts.plan.requirements);
  return addPolicy(facts, `${ADDITION}-${fingerprint(JSON.stringify(policy))}`, policy);
}

function addSelfCheck(facts: RemedyFacts): Addition {
  return addPolicy(facts, SELF_CHECK, createSelfCheckPolicy(facts.principal?.arn ?? ""));
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
    why: `${countActions(facts.missing)}. The policy below adds only what is missing; what is there already stays as it is.`,
    side: "customer",
    ...addMissing(facts),
  }),
  "optional-permissions-missing": (facts) => ({
    title: "Optional permissions are missing",
    why: `${countActions(facts.missing)}. ${facts.plan.productName} works without; add the policy below if you want what it is for.`,
    side: "customer",
    ...addMissing(facts),
  }),
  "simulation-not-allowed": (facts) => ({
    title: "The permissions could not be looked at",
    why: "The access you gave may not ask AWS about its own permissions (iam:SimulatePrincipalPolicy). It may well have all it needs, but we cannot tell. The policy below allows this one question, about itself alone.",
    side: "customer",
    ...addSelfCheck(facts),
  }),
  "simulation-throttled": askLater(
    "AWS asked us to slow down",
    "AWS's policy simulator took too many questions at once.",
  ),
  "simulation-unanswered": askLater(
    "The simulator did not answer",
    "AWS's policy simulator gave no clear answer.",
  ),
  "permissions-not-reached": askAgain(
    "Not asked yet",
    "The permissions can be looked at once the access works. Mend the check above first.",
    "nobody",
  ),
} satisfies Record<PermissionCode, RemedyMaker>;

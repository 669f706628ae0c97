import { fingerprint } from "@/lib/iam/fingerprint";
import { createAdditionalPolicy } from "@/lib/iam/missing-permissions";
import { nameInArn } from "@/lib/iam/name-in-arn";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { measurePolicy } from "@/lib/iam/policy-size";
import { writeFileCommand } from "@/lib/setup/aws-command";
import { createSelfCheckPolicy } from "@/lib/setup/policy-sections";
import { attachManagedPolicies, nameHolder, policiesGranting } from "./attach-managed-policies";
import type { Remedy } from "./check-result";
import type { Principal } from "./port";
import type { RemedyFacts } from "./remedy-facts";

const ADDITION = "RolebridgeAddition";
const SELF_CHECK = "RolebridgeSelfCheck";

export type Addition = Pick<Remedy, "steps" | "document" | "command">;

const NOTHING: Addition = { steps: [], document: null, command: null };

export const COME_BACK = "Come back to this page and verify again.";

/** An inline policy, so that nothing is left behind when role or user is deleted; a user's has little room. */
export function addPolicy(
  { plan, principal }: RemedyFacts,
  policyName: string,
  json: PolicyDocument,
): Addition {
  if (!principal) return NOTHING;
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
function addStatements(facts: RemedyFacts, missing: RemedyFacts["missing"]): Addition {
  if (missing.length === 0) return NOTHING;
  const policy = createAdditionalPolicy(missing, facts.plan.requirements);
  return addPolicy(facts, `${ADDITION}-${fingerprint(JSON.stringify(policy))}`, policy);
}

/**
 * The smallest policy that adds what is missing; nothing where nothing is. What a managed policy grants is mended by
 * attaching that policy: the few actions that stand for it would pass the checks and leave the product without the rest.
 */
export function addMissing(facts: RemedyFacts): Addition {
  const { plan, missing, principal } = facts;
  const policyArns = managedPoliciesOf(facts);
  if (!principal || policyArns.length === 0) return addStatements(facts, missing);
  const attached = attachManagedPolicies(plan, principal, policyArns);
  const others = missing.filter((one) => policiesGranting(plan, one).length === 0);
  const added = addStatements(facts, others);
  return {
    steps: [...attached.steps, ...(others.length === 0 ? [COME_BACK] : added.steps)],
    document: added.document,
    command: [attached.command, added.command].filter((one) => one !== null).join("\n"),
  };
}

function managedPoliciesOf({ plan, missing }: RemedyFacts): string[] {
  return [...new Set(missing.flatMap((one) => policiesGranting(plan, one)))];
}

/** What is listed in a policy and not granted all the same; a user's policies are managed ones, which keep older texts. */
function tellStanding({ plan, principal, findings }: RemedyFacts): string {
  const names = plan.asked.policies.map(({ name }) => name);
  const isTold = findings.some(
    ({ decision, missingContext }) => decision === "not-granted" && missingContext,
  );
  if (!principal || names.length === 0 || isTold) return "";
  const version =
    principal.kind === "user"
      ? " and at its Policy versions: only the one that is marked as the default counts"
      : "";
  return ` If ${names.join(" or ")} is there already, look at its conditions first, because one that our requests do not meet grants nothing${version}.`;
}

/** What to add, and to what, in one sentence. */
export function nameAddition(facts: RemedyFacts): string {
  const { plan, principal, missing } = facts;
  const names = managedPoliciesOf(facts).map(nameInArn);
  if (names.length === 0 || !principal)
    return `The policy below adds only what is missing; what is there already stays as it is.${tellStanding(facts)}`;
  const isAll = missing.every((one) => policiesGranting(plan, one).length > 0);
  return `Attach ${names.join(" and ")} to ${nameHolder(plan, principal)}.${isAll ? "" : " The policy below adds the rest."}`;
}

/** The one statement that lets the principal ask AWS about itself, as a policy to add. */
export function addSelfCheck(facts: RemedyFacts): Addition {
  return addPolicy(facts, SELF_CHECK, createSelfCheckPolicy(facts.principal?.arn ?? ""));
}

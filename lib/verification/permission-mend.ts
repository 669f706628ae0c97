import type { DecidedAgainst, PermissionFinding } from "./check-result";
import { describeDenyingStatement } from "./denying-statement";
import { type Addition, addMissing, COME_BACK } from "./policy-addition";
import type { RemedyFacts } from "./remedy-facts";

const NAMED_ACTIONS = 3;

/**
 * What to do about permissions that are not granted: the smallest policy that adds what no policy grants; which
 * statement of which policy to change where one denies; whom to ask where a boundary or an organisation does.
 */
export function mendPermissions(facts: RemedyFacts): Addition {
  const addition = addMissing(facts);
  const denied = [...denialSteps(facts), ...boundarySteps(facts), ...organisationSteps(facts)];
  if (denied.length === 0 && addition.steps.length > 0) return addition;
  const added = addition.steps.filter((step) => step !== COME_BACK);
  return { ...addition, steps: [...added, ...denied, COME_BACK] };
}

function denialSteps(facts: RemedyFacts): string[] {
  const denied = findingsOf(facts, "denied");
  const byStatement = new Map<string, PermissionFinding[]>();
  for (const finding of denied) {
    for (const place of placesOf(finding, facts)) {
      byStatement.set(place, [...(byStatement.get(place) ?? []), finding]);
    }
  }
  return [...byStatement].map(
    ([place, findings]) =>
      `${place} denies ${nameActions(findings)}. Take that out of the statement, or narrow the statement so that it no longer meets ${nameHolder(facts)}.`,
  );
}

/** Where the Deny stands, as the beginning of a sentence. */
function placesOf({ deniedBy = [] }: PermissionFinding, facts: RemedyFacts): string[] {
  if (deniedBy.length === 0) return [`A statement among the policies of ${nameHolder(facts)}`];
  return deniedBy
    .map(describeDenyingStatement)
    .map((place) => place.replace(/^./, (first) => first.toUpperCase()));
}

function boundarySteps(facts: RemedyFacts): string[] {
  const outside = findingsOf(facts, "denied-by-boundary");
  if (outside.length === 0) return [];
  const named = outside.flatMap(({ deniedBy }) => deniedBy ?? [])[0];
  const boundary = named ? `permissions boundary ${named.policyName}` : "permissions boundary";
  return [
    `The ${boundary} of ${nameHolder(facts)} does not allow ${nameActions(outside)}. Whoever looks after the boundary has to allow it there.`,
  ];
}

function organisationSteps(facts: RemedyFacts): string[] {
  const denied = findingsOf(facts, "denied-by-scp");
  if (denied.length === 0) return [];
  return [
    `Ask whoever looks after your AWS organisation whether a service control policy denies ${nameActions(denied)} in account ${facts.plan.awsAccountId}.`,
  ];
}

function findingsOf({ findings }: RemedyFacts, decision: DecidedAgainst): PermissionFinding[] {
  return findings.filter((finding) => finding.decision === decision);
}

function nameHolder({ principal }: RemedyFacts): string {
  return principal ? `${principal.kind} ${principal.name}` : "this access";
}

function nameActions(findings: readonly PermissionFinding[]): string {
  const actions = [...new Set(findings.map(({ action }) => action))];
  const more = actions.length - NAMED_ACTIONS;
  if (more > 1) return `${actions.slice(0, NAMED_ACTIONS).join(", ")} and ${more} more`;
  return actions.length < 2 ? actions.join("") : `${actions.slice(0, -1).join(", ")} and ${actions.at(-1)}`;
}

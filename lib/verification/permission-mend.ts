import type { Statement } from "@/lib/iam/policy-document";
import type { DecidedAgainst, PermissionFinding, Remedy } from "./check-result";
import { lookAtConditions } from "./condition-words";
import { describeDenyingStatement, isToldWhole } from "./denying-statement";
import { type Addition, addMissing, COME_BACK } from "./policy-addition";
import { changeHeldPolicy } from "./policy-change";
import { namePrincipal, type RemedyFacts } from "./remedy-facts";

const NAMED_ACTIONS = 3;
/** Beyond, the steps tell them by name alone. */
const SHOWN_STATEMENTS = 4;

type Mend = Addition & Pick<Remedy, "change" | "standing">;

/**
 * What to do about permissions that are not granted: the smallest policy that adds what no policy grants; which
 * statement of which policy to change where one denies; whom to ask where a boundary or an organisation does.
 */
export function mendPermissions(facts: RemedyFacts): Mend {
  const added = addMissing(facts);
  const own = {
    ...added,
    steps: added.steps.length === 0 ? [] : [...lookAtConditions(facts), ...added.steps],
  };
  const addition: Mend = { ...own, ...standingDenials(facts), ...asChange(added, facts) };
  const denied = [...denialSteps(facts), ...boundarySteps(facts), ...organisationSteps(facts)];
  if (denied.length === 0 && addition.steps.length > 0) return addition;
  const steps = addition.steps.filter((step) => step !== COME_BACK);
  return { ...addition, steps: [...steps, ...denied, COME_BACK] };
}

function asChange({ document }: Addition, { held, principal }: RemedyFacts): Pick<Remedy, "change"> {
  const change = document && principal && changeHeldPolicy(document.json, held, principal);
  return change ? { change } : {};
}

/** Each statement once, whatever it denies. */
function standingDenials({ findings }: RemedyFacts): Pick<Remedy, "standing"> {
  const byLabel = new Map<string, Statement>();
  for (const statement of findings.flatMap(({ deniedBy }) => deniedBy ?? [])) {
    if (statement.found && isToldWhole(statement.found.statement))
      byLabel.set(capitalise(describeDenyingStatement(statement)), statement.found.statement);
  }
  const standing = [...byLabel].map(([label, statement]) => ({ label, statement }));
  return standing.length === 0 ? {} : { standing: standing.slice(0, SHOWN_STATEMENTS) };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
      `${place} denies ${nameActions(findings)}. Take that out of the statement, or narrow the statement so that it no longer meets ${namePrincipal(facts)}.`,
  );
}

/** Where the Deny stands, as the beginning of a sentence. */
function placesOf({ deniedBy = [] }: PermissionFinding, facts: RemedyFacts): string[] {
  if (deniedBy.length === 0) return [`A statement among the policies of ${namePrincipal(facts)}`];
  return deniedBy.map((statement) => capitalise(describeDenyingStatement(statement)));
}

function boundarySteps(facts: RemedyFacts): string[] {
  const outside = findingsOf(facts, "denied-by-boundary");
  if (outside.length === 0) return [];
  const named = outside.flatMap(({ deniedBy }) => deniedBy ?? [])[0];
  const boundary = named ? `permissions boundary ${named.policyName}` : "permissions boundary";
  return [
    `The ${boundary} of ${namePrincipal(facts)} does not allow ${nameActions(outside)}. Whoever looks after the boundary has to allow it there.`,
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

function nameActions(findings: readonly PermissionFinding[]): string {
  const actions = [...new Set(findings.map(({ action }) => action))];
  const more = actions.length - NAMED_ACTIONS;
  if (more > 1) return `${actions.slice(0, NAMED_ACTIONS).join(", ")} and ${more} more`;
  return actions.length < 2 ? actions.join("") : `${actions.slice(0, -1).join(", ")} and ${actions.at(-1)}`;
}

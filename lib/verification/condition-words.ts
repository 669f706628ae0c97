import { meaningOfConditionKey } from "@/lib/iam/condition-key-meaning";
import type { DecidedAgainst, PermissionFinding } from "./check-result";
import { namePrincipal, type RemedyFacts } from "./remedy-facts";

const NAMED_KEYS = 3;

/**
 * The condition under which a policy may grant what AWS's simulator says is not granted; nothing where none is known.
 * Only where all policies were read is it sure that one allows it at all.
 */
export function tellAllowCondition(facts: RemedyFacts): string {
  const keys = nameKeys(facts, "not-granted");
  if (keys === "") return "";
  const policies = `policies of ${namePrincipal(facts)}`;
  const cause = facts.held?.isWhole
    ? `The likely cause is a condition: ${policies} allow ${tellShare(facts)}, and make it depend on ${keys}.`
    : `A condition may be the cause: ${policies} make something depend on ${keys}.`;
  const widened =
    facts.missing.length === 0
      ? ""
      : " What is added beside it has no such condition, and widens what somebody may have narrowed on purpose.";
  return `${cause} AWS's simulator was not given that, and a statement whose condition is not met grants nothing.${widened}`;
}

function tellShare({ findings }: RemedyFacts): string {
  const of = findings.filter(({ decision }) => decision === "not-granted");
  return of.every(({ missingContext }) => missingContext) ? "this" : "part of this";
}

/** What to do about it before anything is added. */
export function lookAtConditions(facts: RemedyFacts): string[] {
  const keys = listKeys(facts, "not-granted").join(", ");
  if (keys === "") return [];
  return [
    `Look at the statements with a condition on ${keys} first: where one allows what is not granted, change its condition so that our requests meet it, or ask whoever set it. Go on with what follows only where none does.`,
  ];
}

/** On what a Deny, or the permissions boundary, depends. */
export function tellDenyCondition(facts: RemedyFacts, decision: "denied" | "denied-by-boundary"): string {
  const keys = nameKeys(facts, decision);
  if (keys === "") return "";
  const what = decision === "denied" ? "The Deny" : "What the boundary allows";
  const does = facts.held?.isWhole ? "depends" : "may depend";
  return ` ${what} ${does} on ${keys}. AWS's simulator was not given that, so of a real request AWS may judge otherwise.`;
}

function nameKeys(facts: RemedyFacts, decision: DecidedAgainst): string {
  return joinAnd(
    listKeys(facts, decision).map((key) => {
      const meaning = meaningOfConditionKey(key);
      return meaning === null ? key : `${key} (${meaning})`;
    }),
  );
}

function listKeys({ findings }: RemedyFacts, decision: PermissionFinding["decision"]): string[] {
  const of = findings.filter((finding) => finding.decision === decision);
  return [...new Set(of.flatMap(({ missingContext }) => missingContext ?? []))].slice(0, NAMED_KEYS);
}

function joinAnd(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

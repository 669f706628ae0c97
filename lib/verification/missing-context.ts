import { matchesActionPattern } from "@/lib/iam/action-pattern";
import { conditionKeysOf } from "@/lib/iam/condition-keys";
import { readStatements } from "@/lib/iam/find-deny-statement";
import { asList, type Statement } from "@/lib/iam/policy-document";
import type { PermissionFinding } from "./check-result";
import { isToldWhole } from "./denying-statement";
import type { HeldPolicies } from "./held-policies";
import type { VerificationPlan } from "./plan";

/** Results are stored with each finding. */
const MOST_KEYS = 5;

/**
 * Which of the keys that AWS's simulator was not given bear on a finding. AWS names those of every statement, whatever
 * action it is of; where the policies could be read, only the statements that may decide this one count, and what stands in none of
 * them counts only where the set-up's own documents do not speak of it.
 */
export function keysThatBear(
  missing: readonly string[],
  finding: PermissionFinding,
  held: HeldPolicies | null,
  plan: VerificationPlan,
): string[] {
  // AWS names no key of an organisation's policies.
  if (finding.decision === "denied-by-scp") return [];
  const deciding = keysOf(decidingStatements(finding, held));
  const read = keysOf(textsOf([...(held?.policies ?? []), held?.boundary ?? null]));
  const given = new Set(
    plan.requirements.flatMap(({ context }) => context.map(({ key }) => key.toLowerCase())),
  );
  const bearing = missing.filter((key) => {
    const name = key.toLowerCase();
    return deciding.has(name) || !(read.has(name) || given.has(name));
  });
  return bearing.slice(0, MOST_KEYS);
}

function keysOf(statements: readonly Statement[]): Set<string> {
  return new Set(statements.flatMap((statement) => [...conditionKeysOf(statement)]));
}

/** What may decide it, of what could be read: the statements that AWS names, else those of the action that have the effect. */
function decidingStatements(
  { action, decision, deniedBy = [] }: PermissionFinding,
  held: HeldPolicies | null,
): Statement[] {
  const named = deniedBy.flatMap(({ found }) => found?.statement ?? []).filter(isToldWhole);
  if (named.length > 0 && named.length === deniedBy.length) return named;
  const ofAction = (statement: Statement) => covers(statement, action);
  if (decision === "denied-by-boundary") return textsOf([held?.boundary ?? null]).filter(ofAction);
  const effect = decision === "denied" ? "Deny" : "Allow";
  return textsOf(held?.policies ?? []).filter((one) => one.Effect === effect && ofAction(one));
}

function textsOf(policies: readonly ({ text: string | null } | null)[]): Statement[] {
  return policies.flatMap((policy) => (policy?.text ? readStatements(policy.text) : []));
}

function covers({ Action, NotAction }: Statement, action: string): boolean {
  const isListed = (patterns: Statement["Action"]) =>
    asList(patterns).some((pattern) => matchesActionPattern(pattern, action));
  return NotAction === undefined ? isListed(Action) : !isListed(NotAction);
}

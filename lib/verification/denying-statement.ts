import { findDenyStatement } from "@/lib/iam/find-deny-statement";
import type { Statement } from "@/lib/iam/policy-document";
import type { DenyingStatement } from "./check-result";
import type { HeldPolicies, HeldPolicy } from "./held-policies";
import type { NamedStatement, Principal } from "./port";

/** Results are stored with each finding: a statement that lists hundreds of actions is told by its name alone. */
const LONGEST_STATEMENT = 2_000;

/**
 * The statement that AWS's simulator names, in words that lead to it in the IAM console: from the policies where they
 * were read, else from the simulator's own name of the policy.
 */
export function nameDenyingStatement(
  named: NamedStatement,
  principal: Principal | null,
  held: HeldPolicies | null,
): DenyingStatement {
  const { policyId, isBoundary, span } = named;
  const line = span?.start.line ?? null;
  const candidates = isBoundary ? [held?.boundary ?? null] : (held?.policies ?? []);
  // Two managed policies of one name can differ in their path only; the one that denies is meant.
  const fitting = candidates.flatMap((policy) => {
    if (policy?.id !== policyId) return [];
    return [{ policy, found: policy.text === null ? null : findDenyStatement(policy.text, span) }];
  });
  const known = fitting.find(({ found }) => found !== null) ?? fitting[0];
  if (!known) return nameFromId(named, principal);
  const { policy, found } = known;
  const isShort = found && JSON.stringify(found.statement).length <= LONGEST_STATEMENT;
  const { Sid, Effect } = found?.statement ?? {};
  const short = Sid === undefined ? { Effect: Effect ?? "Deny" } : { Sid, Effect: Effect ?? "Deny" };
  return {
    ...placeOf(policy),
    line,
    ...(found && { found: { number: found.number, statement: isShort ? found.statement : short } }),
  };
}

/** One that was too long to be stored has lost its actions and its condition. */
export function isToldWhole({ Action, NotAction }: Statement): boolean {
  return Action !== undefined || NotAction !== undefined;
}

/** The boundary that does not allow; what it lacks stands nowhere in it, so there is no statement to name. */
export function nameBoundary(boundary: HeldPolicy): DenyingStatement {
  return { ...placeOf(boundary), line: null };
}

function placeOf({ name, type, holder, arn }: HeldPolicy): Omit<DenyingStatement, "line"> {
  return {
    policyName: name,
    policyType: type,
    holder: type === "inline" ? `${holder.kind} ${holder.name}` : null,
    ...(arn !== null && { policyArn: arn }),
  };
}

/** Names of groups and policies may hold underscores too, so a group's inline policy keeps the simulator's own name. */
function nameFromId(
  { policyId, isBoundary, span }: NamedStatement,
  principal: Principal | null,
): DenyingStatement {
  const line = span?.start.line ?? null;
  if (isBoundary) return { policyName: policyId, policyType: "boundary", holder: null, line };
  const own = principal && `${principal.kind}_${principal.name}_`;
  if (principal && own && policyId.startsWith(own)) {
    const holder = `${principal.kind} ${principal.name}`;
    return { policyName: policyId.slice(own.length), policyType: "inline", holder, line };
  }
  const isOfGroup = principal?.kind === "user" && policyId.startsWith("group_");
  return { policyName: policyId, policyType: isOfGroup ? "inline" : "managed", holder: null, line };
}

/** "inline policy Guard of role connect", "managed policy Guard", "permissions boundary Guard". */
export function describeDenyingPolicy({ policyName, policyType, holder }: DenyingStatement): string {
  const what = policyType === "boundary" ? "permissions boundary" : `${policyType} policy`;
  return `${what} ${policyName}${holder ? ` of ${holder}` : ""}`;
}

/** The same with the statement: "the statement DenyVolumes of the inline policy Guard of role connect". */
export function describeDenyingStatement(statement: DenyingStatement): string {
  const { policyType, found, line } = statement;
  // A boundary mostly denies by what it leaves out, which no statement of it says.
  if (policyType === "boundary" && !found && line === null) return `the ${describeDenyingPolicy(statement)}`;
  return `${nameStatement(statement)} of the ${describeDenyingPolicy(statement)}`;
}

function nameStatement({ found, line }: DenyingStatement): string {
  if (found?.statement.Sid) return `the statement ${found.statement.Sid}`;
  if (found) return `statement ${found.number}`;
  return line === null ? "a statement" : `the statement on line ${line}`;
}

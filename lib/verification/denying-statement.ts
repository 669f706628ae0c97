import type { DenyingStatement } from "./check-result";
import type { NamedStatement } from "./port";
import type { Principal } from "./remedy-facts";

/**
 * The policy that AWS's simulator names, in words that lead to it in the IAM console. Names of groups and policies may
 * hold underscores too, so a group's inline policy keeps the simulator's own name.
 */
export function nameDenyingStatement(
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

/** The same with the statement: "the statement on line 3 of the inline policy Guard of role connect". */
export function describeDenyingStatement(statement: DenyingStatement): string {
  const which = statement.line === null ? "a statement" : `the statement on line ${statement.line}`;
  return `${which} of the ${describeDenyingPolicy(statement)}`;
}

import { matchesActionPattern } from "../action-pattern";
import { judgeConditions } from "../conditions/judge-condition";
import type { Ternary } from "../conditions/ternary";
import { isPatternMatch } from "../conditions/text-pattern";
import { isRecord } from "../raw-json";
import type { RefusedPermission } from "./examination";
import { simulatedRequestOf } from "./holder-request";
import type { PolicyStatement } from "./policy-statement";

/** How far a statement is about a permission: wholly, on other resources only, or not at all. */
export type Coverage = "whole" | "other-resources" | "none";

/** Whether a statement is about an action and what it was asked about, whatever its conditions say. */
export function coverageOf(
  statement: PolicyStatement,
  { action, resource }: Pick<RefusedPermission, "action" | "resource">,
): Coverage {
  const { actions, exceptActions } = statement;
  const isListed = actions.some((pattern) => matchesActionPattern(pattern, action));
  if (isListed === exceptActions) return "none";
  return coversResource(statement, resource) ? "whole" : "other-resources";
}

/** A `*` at the end of a part goes on beyond its colon (IAM User Guide, "Using wildcards in resource ARNs"). */
function coversResource({ resourcePatterns, exceptResources }: PolicyStatement, resource: string): boolean {
  return resourcePatterns.some((pattern) => isPatternMatch(pattern, resource)) !== exceptResources;
}

/** Whether the holder's requests meet a statement's conditions; those that the set-up itself gives are met. */
export function meetsConditions(
  { conditions, written, request }: PolicyStatement,
  { condition }: Pick<RefusedPermission, "condition">,
): Ternary {
  if (condition !== null && isSame(written.Condition, condition)) return "yes";
  return judgeConditions(conditions, request);
}

/** Whether AWS's simulator counts them as met, which is not told all that a real request holds. */
export function meetsSimulated(
  { conditions, written, request }: PolicyStatement,
  { condition }: Pick<RefusedPermission, "condition">,
): Ternary {
  if (condition !== null && isSame(written.Condition, condition)) return "yes";
  return judgeConditions(conditions, simulatedRequestOf(request, condition));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** The same for two blocks that say the same: keys in order, one value as a list of one. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String).sort();
  if (!isRecord(value)) return [String(value)];
  const entries = Object.entries(value).map(([key, held]) => [key, inOrder(held)] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

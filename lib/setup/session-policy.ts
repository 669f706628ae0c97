import { matchesActionPattern } from "@/lib/iam/action-pattern";
import type { Partition } from "@/lib/iam/partition";
import { statementsInPartition } from "@/lib/iam/partition-arns";
import { asList, type PolicyDocument, type Statement } from "@/lib/iam/policy-document";
import { measurePolicy, type PolicySize } from "@/lib/iam/policy-size";
import { correctedStatements } from "@/lib/integrations/corrections";
import type { Integration } from "@/lib/integrations/manifest";

export interface SessionPolicyFacts {
  integration: Integration;
  /** The approved capabilities, one at least. */
  capabilityIds: readonly string[];
  partition: Partition;
}

export interface SessionPolicy {
  document: PolicyDocument;
  size: PolicySize;
  /** In seconds; a session may be shorter. */
  longestSessionSeconds: number;
}

/**
 * The session policy that narrows one session of the role to the approved services. AWS grants what both the role
 * and the session policy allow, so it never widens anything (IAM User Guide, "Session policies"). Statements with
 * the same resources and condition are one, because a session policy has 2,048 characters. Throws a RangeError on
 * an integration without session policies, and on a capability that cannot be approved.
 */
export function createSessionPolicy(facts: SessionPolicyFacts): SessionPolicy {
  const { integration, capabilityIds, partition } = facts;
  const { sessionPolicy } = integration;
  if (sessionPolicy === undefined) throw new RangeError(`"${integration.id}" has no session policies`);
  const foreign = capabilityIds.find((id) => !sessionPolicy.capabilityIds.includes(id));
  if (foreign !== undefined)
    throw new RangeError(`"${integration.id}" cannot approve "${foreign}" by session`);
  if (capabilityIds.length === 0) throw new RangeError("A session needs one approved capability at least");
  const approved = integration.capabilities
    .filter(({ id }) => capabilityIds.includes(id))
    .flatMap((capability) => correctedStatements(integration, capability));
  const always = alwaysStatements(sessionPolicy.alwaysActions);
  const merged = mergeStatements([...approved, ...always], sessionPolicy.alwaysActions);
  const document: PolicyDocument = {
    Version: "2012-10-17",
    Statement: statementsInPartition(merged, partition),
  };
  return {
    document,
    size: measurePolicy(document, "session"),
    longestSessionSeconds: integration.longestSessionSeconds,
  };
}

function alwaysStatements(actions: readonly string[]): Statement[] {
  return actions.length === 0 ? [] : [{ Effect: "Allow", Action: [...actions], Resource: "*" }];
}

/** Actions that are always allowed on everything cover the narrower ones that they match. */
function mergeStatements(statements: readonly Statement[], always: readonly string[]): Statement[] {
  const merged = new Map<string, Statement>();
  for (const { Effect, Action, Resource = "*", Condition } of statements) {
    const key = JSON.stringify([asList(Resource), Condition]);
    const known = merged.get(key);
    const added = asList(Action).filter((action) => !isCovered(action, always));
    const actions = [...new Set([...asList(known?.Action), ...added])];
    if (actions.length === 0) continue;
    const statement: Statement = { Effect, Action: actions, Resource: known?.Resource ?? Resource };
    merged.set(key, Condition === undefined ? statement : { ...statement, Condition });
  }
  return [...merged.values()];
}

function isCovered(action: string, always: readonly string[]): boolean {
  return always.some((pattern) => pattern !== action && matchesActionPattern(pattern, action));
}

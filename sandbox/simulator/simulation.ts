import {
  authorize,
  judgeLayer,
  type NamedPolicy,
  type PolicyLayers,
  type StatementReference,
} from "../evaluation/authorize";
import type { Principal } from "../evaluation/principals";
import type { RequestContext } from "../evaluation/request-context";
import type { AuthorizationQuestion } from "../evaluation/statements";
import { acceptsResource, describeAction } from "./action-catalogue";
import { contextKeysOf } from "./policy-context-keys";

export type Decision = "allowed" | "explicitDeny" | "implicitDeny";

export interface Simulation {
  layers: PolicyLayers;
  context: RequestContext;
  /** Whom a resource policy is asked about. */
  caller?: Principal | undefined;
  /** The resource belongs to another account than the caller. */
  crossAccount: boolean;
}

export interface SimulatedResult {
  decision: Decision;
  matched: StatementReference[];
  missingContextKeys: string[];
  /** Null when the account is in no organization. */
  allowedByOrganizations: boolean | null;
  /** Null without a boundary. */
  allowedByBoundary: boolean | null;
}

/**
 * One action on one resource, as the policy simulator answers: an unknown action is a literal text, and a known one
 * on a resource of another type is denied whatever the policies say.
 */
export async function simulate(
  simulation: Simulation,
  action: string,
  resource: string,
): Promise<SimulatedResult> {
  const { layers, context, caller, crossAccount } = simulation;
  const question: AuthorizationQuestion = { action, resource, context, principal: caller };
  const facts = resource === "*" ? null : await describeAction(action);
  const wrongType = facts?.known === true && !acceptsResource(facts, resource);
  const explanation = authorize(question, layers, { crossAccount, resourcePolicyRequired: false });
  const decision = wrongType ? "implicitDeny" : explanation.decision;
  const byOrganization = explanation.decision !== "allowed" && explanation.kind === "service-control-policy";
  return {
    decision,
    matched: wrongType || byOrganization ? [] : matchedStatements(layers, question, decision),
    missingContextKeys: decision === "allowed" ? [] : missingKeys(layers, context),
    allowedByOrganizations: allowedBy(layers.serviceControl, "service-control-policy", question),
    allowedByBoundary: allowedBy(layers.boundary, "permissions-boundary", question),
  };
}

function allowedBy(
  policies: NamedPolicy[] | undefined,
  kind: "service-control-policy" | "permissions-boundary",
  question: AuthorizationQuestion,
): boolean | null {
  if (policies === undefined) return null;
  const { allow, deny } = judgeLayer(kind, policies, question);
  return allow.length > 0 && deny.length === 0;
}

/** The statements that decided: the denying ones after an explicit deny, else those that allow. */
function matchedStatements(
  { identity, boundary, resource }: PolicyLayers,
  question: AuthorizationQuestion,
  decision: Decision,
): StatementReference[] {
  const verdicts = [
    judgeLayer("identity-policy", identity, question),
    judgeLayer("resource-policy", resource ?? [], question),
    judgeLayer("permissions-boundary", boundary ?? [], question),
  ];
  if (decision === "explicitDeny") return verdicts.flatMap(({ deny }) => deny);
  return verdicts.flatMap(({ allow }) => allow).filter(({ kind }) => kind !== "permissions-boundary");
}

/** Missing keys of all statements are named, whether or not the action is theirs. */
function missingKeys({ identity, boundary, resource }: PolicyLayers, context: RequestContext): string[] {
  const documents = [...identity, ...(boundary ?? []), ...(resource ?? [])].map(({ document }) => document);
  const missing = documents.flatMap(contextKeysOf).filter((key) => !context.has(key.toLowerCase()));
  return [...new Map(missing.map((key) => [key.toLowerCase(), key])).values()].sort();
}

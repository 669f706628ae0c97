import { statementSpans, type TextPosition, type TextSpan } from "@/lib/iam/statement-spans";
import type { PolicyKind, StatementReference } from "../evaluation/authorize";
import type { AnswerObject } from "../wire/answer-value";
import type { SimulatedPolicy } from "./simulate-input";
import type { Decision, SimulatedResult } from "./simulation";

/** The words on the wire, which are not those of the service model's enumeration. */
const SOURCE_TYPE: Partial<Record<PolicyKind, string>> = {
  "identity-policy": "IAM Policy",
  "resource-policy": "Resource Policy",
  "permissions-boundary": "Permissions Boundary Policy",
};

export interface ResourceResult {
  resource: string;
  result: SimulatedResult;
}

/** Finds the text of a policy by the name that results give it. */
export type PolicySpans = ReadonlyMap<string, readonly TextSpan[]>;

/** Where the statements of a simulation's policies stand, by the policies' names. */
export function policySpans(policies: readonly SimulatedPolicy[]): PolicySpans {
  return new Map(policies.map(({ id, text }) => [id, statementSpans(text)]));
}

/** One `EvaluationResults` member; `explicit` tells that the request named resources. */
export function evaluationShape(
  action: string,
  results: readonly ResourceResult[],
  spans: PolicySpans,
  explicit: boolean,
): AnswerObject {
  const decision = worstOf(results.map(({ result }) => result.decision));
  const [first] = results;
  const single = results.length === 1 && first !== undefined ? first.resource : "*";
  const matched = results.flatMap(({ result }) => result.matched);
  const missing = results.flatMap(({ result }) => result.missingContextKeys);
  return {
    EvalActionName: action,
    EvalResourceName: single,
    EvalDecision: decision,
    MatchedStatements: distinctStatements(matched).map((statement) => statementShape(statement, spans)),
    MissingContextValues: [...new Set(missing)],
    ...limitsShape(results),
    EvalDecisionDetails: explicit ? new Map() : undefined,
    ResourceSpecificResults: explicit ? results.map((each) => resourceShape(each, spans)) : undefined,
  };
}

function resourceShape({ resource, result }: ResourceResult, spans: PolicySpans): AnswerObject {
  const { decision, matched, missingContextKeys } = result;
  return {
    EvalResourceName: resource,
    EvalResourceDecision: decision,
    MatchedStatements: omitEmpty(matched.map((statement) => statementShape(statement, spans))),
    MissingContextValues: omitEmpty(missingContextKeys),
    PermissionsBoundaryDecisionDetail: boundaryShape([result]),
  };
}

function worstOf(decisions: readonly Decision[]): Decision {
  if (decisions.includes("explicitDeny")) return "explicitDeny";
  return decisions.includes("implicitDeny") ? "implicitDeny" : "allowed";
}

function limitsShape(results: readonly ResourceResult[]): AnswerObject {
  const all = results.map(({ result }) => result);
  const byOrganizations = conjunction(all.map(({ allowedByOrganizations }) => allowedByOrganizations));
  return {
    OrganizationsDecisionDetail:
      byOrganizations === null ? undefined : { AllowedByOrganizations: byOrganizations },
    PermissionsBoundaryDecisionDetail: boundaryShape(all),
  };
}

function boundaryShape(results: readonly SimulatedResult[]): AnswerObject | undefined {
  const allowed = conjunction(results.map(({ allowedByBoundary }) => allowedByBoundary));
  return allowed === null ? undefined : { AllowedByPermissionsBoundary: allowed };
}

function conjunction(values: readonly (boolean | null)[]): boolean | null {
  return values.includes(null) ? null : values.every(Boolean);
}

function distinctStatements(statements: readonly StatementReference[]): StatementReference[] {
  return [
    ...new Map(statements.map((each) => [`${each.kind} ${each.policyId} ${each.index}`, each])).values(),
  ];
}

function statementShape({ kind, policyId, index }: StatementReference, spans: PolicySpans): AnswerObject {
  const span = spans.get(policyId)?.[index];
  return {
    SourcePolicyId: policyId,
    SourcePolicyType: SOURCE_TYPE[kind],
    ...(span && { StartPosition: positionShape(span.start), EndPosition: positionShape(span.end) }),
  };
}

function positionShape({ line, column }: TextPosition): AnswerObject {
  return { Line: line, Column: column };
}

function omitEmpty<T>(items: T[]): T[] | undefined {
  return items.length === 0 ? undefined : items;
}

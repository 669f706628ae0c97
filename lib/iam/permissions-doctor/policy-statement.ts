import { type Condition, toConditions } from "../conditions/condition";
import { type ConditionRequest, resolveVariables } from "../conditions/judge-condition";
import type { TextPattern } from "../conditions/text-pattern";
import { readStatements } from "../find-deny-statement";
import type { Statement } from "../policy-document";
import { isRecord, textsOf } from "../raw-json";
import type { PermissionsExpectation, ToldPolicy } from "./examination";
import { requestOf } from "./holder-request";

/** A statement of a policy, as it is judged. */
export interface PolicyStatement {
  policy: ToldPolicy;
  /** Which one of its policy it is, from one. */
  number: number;
  /** Tells it from every other statement. */
  place: string;
  effect: "Allow" | "Deny";
  actions: readonly string[];
  resources: readonly string[];
  /** The same with variables in place, but for those whose value is not known. */
  resourcePatterns: readonly TextPattern[];
  /** `NotAction` and `NotResource` turn their lists round. */
  exceptActions: boolean;
  exceptResources: boolean;
  conditions: readonly Condition[];
  /** The holder's requests, as the version of the policy has them seen. */
  request: ConditionRequest;
  /** As it stands in the policy. */
  written: Statement;
}

/** AWS's own policy whose text is as well known as its name (AWS Managed Policy Reference, "AWSDenyAll"). */
const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"]}]}';

/** The statements of a policy; none where its text is not known, or is not that of a policy. */
export function statementsOf(policy: ToldPolicy, expected: PermissionsExpectation): PolicyStatement[] {
  const text = policy.text ?? (/:aws:policy\/AWSDenyAll$/.test(policy.arn ?? "") ? DENY_ALL : null);
  if (text === null) return [];
  // Policy variables are resolved from this version on.
  const request = requestOf(expected, /"Version"\s*:\s*"2012-10-17"/.test(text));
  return readStatements(text).flatMap((written: unknown, index) => {
    if (!isRecord(written)) return [];
    const statement = toStatement(written);
    const patterns = statement.resources.map((resource) => resolveVariables(resource, request));
    const resourcePatterns = patterns.filter((pattern) => pattern !== null && pattern !== "unknown");
    const number = index + 1;
    const place = JSON.stringify([policy.type, policy.holder, policy.arn ?? policy.name, number]);
    return [{ policy, number, place, request, resourcePatterns, ...statement }];
  });
}

function toStatement(written: Record<string, unknown>) {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = written;
  return {
    effect: Effect === "Deny" ? ("Deny" as const) : ("Allow" as const),
    actions: textsOf(Action ?? NotAction),
    exceptActions: Action === undefined,
    resources: textsOf(Resource ?? NotResource),
    exceptResources: Resource === undefined,
    conditions: toConditions(Condition),
    written: written as unknown as Statement,
  };
}

import { type Condition, toConditions } from "../conditions/condition";
import { readStatements } from "../find-deny-statement";
import type { Statement } from "../policy-document";
import { isRecord, textsOf } from "../raw-json";
import type { ToldPolicy } from "./examination";

/** A statement of a policy, as it is judged. */
export interface PolicyStatement {
  policy: ToldPolicy;
  /** Which one of its policy it is, from one. */
  number: number;
  effect: "Allow" | "Deny";
  actions: readonly string[];
  resources: readonly string[];
  /** `NotAction` and `NotResource` turn their lists round. */
  exceptActions: boolean;
  exceptResources: boolean;
  conditions: readonly Condition[];
  /** Policy variables are resolved from version 2012-10-17 on. */
  resolvesVariables: boolean;
  /** As it stands in the policy. */
  written: Statement;
}

/** AWS's own policy whose text is as well known as its name (AWS Managed Policy Reference, "AWSDenyAll"). */
const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"]}]}';

/** The statements of a policy; none where its text is not known, or is not that of a policy. */
export function statementsOf(policy: ToldPolicy): PolicyStatement[] {
  const text = policy.text ?? (/:aws:policy\/AWSDenyAll$/.test(policy.arn ?? "") ? DENY_ALL : null);
  if (text === null) return [];
  const resolvesVariables = /"Version"\s*:\s*"2012-10-17"/.test(text);
  return readStatements(text).flatMap((written: unknown, index) =>
    isRecord(written) ? [{ policy, number: index + 1, resolvesVariables, ...toStatement(written) }] : [],
  );
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

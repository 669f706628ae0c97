import type { Condition } from "../conditions/condition";
import { type ConditionRequest, judgeCondition as judge } from "../conditions/judge-condition";
import { all, type Ternary } from "../conditions/ternary";
import type { TrustExpectation } from "./examination";
import { possibilitiesOf } from "./our-request";

/** Our request with one External ID, or without any. */
export interface Probe {
  externalId: string | null;
  expected: TrustExpectation;
  resolvesVariables: boolean;
}

/** Whether a condition lets the probe through; an operator that IAM does not know never does. */
export function judgeCondition(
  condition: Condition,
  { externalId, expected, resolvesVariables }: Probe,
): Ternary {
  const request: ConditionRequest = {
    possibilitiesOf: (key) => possibilitiesOf(key, externalId, expected),
    resolvesVariables,
  };
  return judge(condition, request);
}

/** Whether all conditions let the probe through. */
export function judgeConditions(conditions: readonly Condition[], probe: Probe): Ternary {
  return all(conditions.map((condition) => judgeCondition(condition, probe)));
}

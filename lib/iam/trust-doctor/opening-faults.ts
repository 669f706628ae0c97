import type { Condition } from "../conditions/condition";
import { parseConditionOperator } from "../conditions/condition-operator";
import { isMisspeltExternalId, isOnExternalId } from "./external-id-fault";
import { judgeCondition, type Probe } from "./judge-condition";
import type { Fault } from "./make-finding";
import type { TrustStatement } from "./trust-statement";

/** Why a statement lets in a request without an External ID, or with one that nobody was given. */
export function openingFaults({ conditions }: TrustStatement, probe: Probe): Fault[] {
  const onId = conditions.filter(isOnExternalId);
  const misspelt = conditions.filter(isMisspeltExternalId).map(misspeltFault);
  if (onId.length === 0) {
    return misspelt.length > 0 ? misspelt : [{ code: "external-id-not-demanded", effect: "opens" }];
  }
  const passing = onId.filter((condition) => judgeCondition(condition, probe) !== "no");
  return [...misspelt, ...passing.map((condition) => causeOf(condition, probe.externalId))];
}

function misspeltFault({ key }: Condition): Fault {
  return { code: "external-id-key-misspelt", effect: "opens", value: key };
}

function causeOf(condition: Condition, externalId: string | null): Fault {
  const about = `${condition.operator} on ${condition.key}`;
  const value = condition.values.join(", ");
  const fault = (code: Fault["code"]): Fault => ({ code, effect: "opens", value, about });
  const operator = parseConditionOperator(condition.operator);
  if (operator === null) return fault("external-id-not-exact");
  if (operator.base === "Null")
    return fault(externalId === null ? "external-id-null" : "external-id-any-value");
  if (externalId === null && operator.ifExists) return fault("external-id-if-exists");
  if (externalId === null && operator.qualifier === "ForAllValues")
    return fault("external-id-for-all-values");
  if (operator.negated) return fault("external-id-negated");
  const pattern = condition.values.find((text) => /[*?]/.test(text));
  return pattern === undefined
    ? fault("external-id-not-exact")
    : { ...fault("external-id-wildcard"), value: pattern };
}

import { asList, type ConditionBlock, type PolicyDocument } from "../../lib/iam/policy-document";
import { type ConditionOperator, parseOperator } from "./operators";
import { resolvePattern } from "./policy-variables";
import type { RequestContext } from "./request-context";

type Version = PolicyDocument["Version"];

/** Whether every operator and key of a Condition block holds; an unknown operator never does. */
export function conditionsHold(
  block: ConditionBlock | undefined,
  context: RequestContext,
  version: Version,
): boolean {
  return Object.entries(block ?? {}).every(([name, keys]) => {
    const operator = parseOperator(name);
    return (
      operator !== null &&
      Object.entries(keys).every(([key, values]) => {
        const patterns = asList(values).map(String);
        return conditionHolds(operator, context.get(key.toLowerCase()), patterns, context, version);
      })
    );
  });
}

function conditionHolds(
  operator: ConditionOperator,
  actual: readonly string[] | undefined,
  expected: string[],
  context: RequestContext,
  version: Version,
): boolean {
  const { comparison, qualifier } = operator;
  if (comparison === null) {
    return expected.some((word) => (word.toLowerCase() === "true") === (actual === undefined));
  }
  if (actual === undefined || actual.length === 0) return holdsWhenAbsent(operator);
  const patterns = expected
    .map((text) => resolvePattern(text, context, version))
    .filter((pattern) => pattern !== null);
  const compares = (value: string) => patterns.some((pattern) => comparison.compares(value, pattern));
  const holds = (value: string) => compares(value) !== comparison.negated;
  if (qualifier === "ForAllValues") return actual.every(holds);
  if (qualifier === "ForAnyValue") return actual.some(holds);
  return comparison.negated ? actual.every(holds) : actual.some(holds);
}

function holdsWhenAbsent({ comparison, qualifier, ifExists }: ConditionOperator): boolean {
  if (ifExists || qualifier === "ForAllValues") return true;
  return qualifier === null && comparison?.negated === true;
}

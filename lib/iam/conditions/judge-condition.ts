import type { Condition } from "./condition";
import { parseConditionOperator } from "./condition-operator";
import { agreed, all, answer, any, opposite, type Ternary } from "./ternary";
import { asPattern, isEverything, joinPatterns, type TextPattern } from "./text-pattern";

/** What a condition key may hold in a request: its value, `null` when it is absent, `any` when it has one that we cannot know. */
export type KeyPossibility = { value: string } | "any" | null;

/** A request as conditions see it. */
export interface ConditionRequest {
  /** All that a key may hold, at least one. */
  possibilitiesOf(key: string): readonly KeyPossibility[];
  /** Policy variables are resolved from version 2012-10-17 on. */
  resolvesVariables: boolean;
}

/** Whether a condition lets the request through; an operator that IAM does not know never does. */
export function judgeCondition(condition: Condition, request: ConditionRequest): Ternary {
  const possibilities = request.possibilitiesOf(condition.key);
  return agreed(possibilities.map((possibility) => judgeOne(condition, possibility, request)));
}

/** Whether all conditions let the request through. */
export function judgeConditions(conditions: readonly Condition[], request: ConditionRequest): Ternary {
  return all(conditions.map((condition) => judgeCondition(condition, request)));
}

function judgeOne(
  { operator, values }: Condition,
  actual: KeyPossibility,
  request: ConditionRequest,
): Ternary {
  const parsed = parseConditionOperator(operator);
  if (parsed === null) return "no";
  if (parsed.base === "Null") {
    return answer(values.some((word) => /^true$/i.test(word) === (actual === null)));
  }
  if (actual === null) {
    if (parsed.ifExists || parsed.qualifier === "ForAllValues") return "yes";
    return answer(parsed.qualifier === null && parsed.negated);
  }
  const patterns = values.map((text) => resolveVariables(text, request));
  const compared = any(patterns.map((pattern) => compareWith(pattern, actual, parsed.compare)));
  return parsed.negated ? opposite(compared) : compared;
}

function compareWith(
  pattern: TextPattern | "unknown" | null,
  actual: Exclude<KeyPossibility, null>,
  compare: (actual: string, pattern: TextPattern) => Ternary,
): Ternary {
  if (pattern === null) return "no";
  if (pattern === "unknown") return "unknown";
  if (actual !== "any") return compare(actual.value, pattern);
  return isEverything(pattern) && compare("", pattern) === "yes" ? "yes" : "unknown";
}

/** Puts `${aws:…}` and `${*}` in place; null where a variable has no value, so that the text matches nothing. */
export function resolveVariables(text: string, request: ConditionRequest): TextPattern | "unknown" | null {
  if (!request.resolvesVariables) return asPattern(text);
  const parts: TextPattern[] = [];
  // Up to the next brace of either kind: what is opened again and again and never closed is read once.
  for (const piece of text.split(/(\$\{[^{}]*\})/)) {
    const expression = /^\$\{([^{}]*)\}$/.exec(piece)?.[1];
    const part = expression === undefined ? asPattern(piece) : valueOfVariable(expression, request);
    if (part === null || part === "unknown") return part;
    parts.push(part);
  }
  return joinPatterns(parts);
}

function valueOfVariable(expression: string, request: ConditionRequest): TextPattern | "unknown" | null {
  const literal = (text: string): TextPattern => ({ text, wildcards: new Set() });
  if (["*", "?", "$"].includes(expression)) return literal(expression);
  const [key = "", ...others] = expression.split(",");
  const fallback = /^\s*'([^']*)'\s*$/.exec(others.join(","))?.[1];
  const possibilities = request.possibilitiesOf(key.trim());
  const [only] = possibilities;
  if (possibilities.length !== 1 || only === undefined || only === "any") return "unknown";
  if (only === null) return fallback === undefined ? null : literal(fallback);
  return literal(only.value);
}

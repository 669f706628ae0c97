import { parseConditionOperator } from "./condition-operator";
import type { TrustExpectation } from "./examination";
import { type KeyPossibility, possibilitiesOf } from "./our-request";
import { agreed, all, answer, any, opposite, type Ternary } from "./ternary";
import { asPattern, isEverything, joinPatterns, type TextPattern } from "./text-pattern";
import type { TrustCondition } from "./trust-statement";

/** Our request with one External ID, or without any. */
export interface Probe {
  externalId: string | null;
  expected: TrustExpectation;
  resolvesVariables: boolean;
}

/** Whether a condition lets the probe through; an operator that IAM does not know never does. */
export function judgeCondition(condition: TrustCondition, probe: Probe): Ternary {
  const possibilities = possibilitiesOf(condition.key, probe.externalId, probe.expected);
  return agreed(possibilities.map((possibility) => judgeOne(condition, possibility, probe)));
}

function judgeOne({ operator, values }: TrustCondition, actual: KeyPossibility, probe: Probe): Ternary {
  const parsed = parseConditionOperator(operator);
  if (parsed === null) return "no";
  if (parsed.base === "Null") {
    return answer(values.some((word) => /^true$/i.test(word) === (actual === null)));
  }
  if (actual === null) {
    if (parsed.ifExists || parsed.qualifier === "ForAllValues") return "yes";
    return answer(parsed.qualifier === null && parsed.negated);
  }
  const patterns = values.map((text) => resolve(text, probe));
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
function resolve(text: string, probe: Probe): TextPattern | "unknown" | null {
  if (!probe.resolvesVariables) return asPattern(text);
  const parts: TextPattern[] = [];
  for (const piece of text.split(/(\$\{[^}]*\})/)) {
    const expression = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
    const part = expression === undefined ? asPattern(piece) : valueOfVariable(expression, probe);
    if (part === null || part === "unknown") return part;
    parts.push(part);
  }
  return joinPatterns(parts);
}

function valueOfVariable(expression: string, probe: Probe): TextPattern | "unknown" | null {
  const literal = (text: string): TextPattern => ({ text, wildcards: new Set() });
  if (["*", "?", "$"].includes(expression)) return literal(expression);
  const [, key = expression, fallback] = /^\s*([^,]+?)\s*,\s*'([^']*)'\s*$/.exec(expression) ?? [];
  const possibilities = possibilitiesOf(key.trim(), probe.externalId, probe.expected);
  const [only] = possibilities;
  if (possibilities.length !== 1 || only === undefined || only === "any") return "unknown";
  if (only === null) return fallback === undefined ? null : literal(fallback);
  return literal(only.value);
}

/** Whether all conditions let the probe through. */
export function judgeConditions(conditions: readonly TrustCondition[], probe: Probe): Ternary {
  return all(conditions.map((condition) => judgeCondition(condition, probe)));
}

import type { Condition } from "./condition";
import { parseConditionOperator } from "./condition-operator";

/** How an operator's positive form reads between key and values, and how its negation does. */
const WORDS: Record<string, readonly [string, string]> = {
  StringEquals: ["is", "is not"],
  StringEqualsIgnoreCase: ["is", "is not"],
  StringLike: ["is like", "is not like"],
  ArnEquals: ["is", "is not"],
  ArnLike: ["is like", "is not like"],
  Bool: ["is", "is not"],
  BinaryEquals: ["is", "is not"],
  IpAddress: ["is in", "is not in"],
  NumericEquals: ["is", "is not"],
  NumericLessThan: ["is less than", "is less than"],
  NumericLessThanEquals: ["is at most", "is at most"],
  NumericGreaterThan: ["is more than", "is more than"],
  NumericGreaterThanEquals: ["is at least", "is at least"],
  DateEquals: ["is", "is not"],
  DateLessThan: ["is before", "is before"],
  DateLessThanEquals: ["is not after", "is not after"],
  DateGreaterThan: ["is after", "is after"],
  DateGreaterThanEquals: ["is not before", "is not before"],
};

const MOST_VALUES = 4;

/** A condition in words: `aws:SourceIp is not in 198.51.100.0/24 or 203.0.113.0/24`. */
export function describeCondition({ operator, key, values }: Condition): string {
  const parsed = parseConditionOperator(operator);
  const listed = listValues(values);
  if (parsed === null) return `${operator} ${key} ${listed}`;
  if (parsed.base === "Null") return `${key} is ${/^true$/i.test(values[0] ?? "") ? "not there" : "there"}`;
  const [holds, fails] = WORDS[parsed.base] ?? ["is", "is not"];
  const subject =
    parsed.qualifier === null
      ? key
      : `${parsed.qualifier === "ForAllValues" ? "every value" : "a value"} of ${key}`;
  const exception = parsed.ifExists ? ", or is not there" : "";
  return `${subject} ${parsed.negated ? fails : holds} ${listed}${exception}`;
}

/** All conditions of a statement in words, each of which has to hold. */
export function describeConditions(conditions: readonly Condition[]): string {
  return conditions.map(describeCondition).join(", and ");
}

function listValues(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => (value === "" ? "empty" : value));
  const more = values.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const [last = "nothing", ...before] = all.reverse();
  return before.length === 0 ? last : `${before.reverse().join(", ")} or ${last}`;
}

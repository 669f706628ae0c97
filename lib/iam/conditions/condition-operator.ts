import { answer, type Ternary } from "./ternary";
import { isArnMatch, isPatternMatch, type TextPattern } from "./text-pattern";

/** Compares one value of the request with one pattern of the policy. */
type Compare = (actual: string, pattern: TextPattern) => Ternary;

export interface ConditionOperator {
  /** The name without qualifier, `Not` and `IfExists`; `Null` for the operator that asks whether a key is there. */
  base: string;
  compare: Compare;
  negated: boolean;
  ifExists: boolean;
  qualifier: "ForAllValues" | "ForAnyValue" | null;
}

const same: Compare = (actual, { text }) => answer(actual === text);
const sameIgnoringCase: Compare = (actual, { text }) => answer(actual.toLowerCase() === text.toLowerCase());
const like: Compare = (actual, pattern) => answer(isPatternMatch(pattern, actual));
const likeArn: Compare = (actual, pattern) => answer(isArnMatch(pattern, actual));
const untold: Compare = () => "unknown";
const sameBoolean: Compare = (actual, { text }) =>
  /^(?:true|false)$/i.test(text) ? answer(actual.toLowerCase() === text.toLowerCase()) : "unknown";

/** A day, or a time with its zone: without one JavaScript would take it for a time where the server stands. */
const POINT_IN_TIME = /^\d{4}-\d{2}-\d{2}(?:T.+(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Of two times; IAM takes seconds since 1970 as well, which are left open here. */
function dated(holds: (actual: number, bound: number) => boolean): Compare {
  return (actual, { text }) => {
    const [time, bound] = [Date.parse(actual), POINT_IN_TIME.test(text) ? Date.parse(text) : Number.NaN];
    return Number.isNaN(time) || Number.isNaN(bound) ? "unknown" : answer(holds(time, bound));
  };
}

/** Each operator of IAM by its positive form (IAM User Guide, "IAM JSON policy elements: Condition operators"). */
const COMPARISONS = new Map<string, Compare>([
  ["StringEquals", same],
  ["StringEqualsIgnoreCase", sameIgnoringCase],
  ["StringLike", like],
  ["ArnEquals", likeArn],
  ["ArnLike", likeArn],
  ["Bool", sameBoolean],
  ["Null", untold],
  ["BinaryEquals", untold],
  ["IpAddress", untold],
  ...["Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"].map(
    (end): [string, Compare] => [`Numeric${end}`, untold],
  ),
  ["DateEquals", dated((actual, bound) => actual === bound)],
  ["DateLessThan", dated((actual, bound) => actual < bound)],
  ["DateLessThanEquals", dated((actual, bound) => actual <= bound)],
  ["DateGreaterThan", dated((actual, bound) => actual > bound)],
  ["DateGreaterThanEquals", dated((actual, bound) => actual >= bound)],
]);

const NEGATED = /^(?:(String|Numeric|Date|Arn)Not(Equals|EqualsIgnoreCase|Like)|Not(IpAddress))$/;

/** Reads `ForAnyValue:StringLikeIfExists` and its like, in IAM's spelling; null for a name that IAM does not know. */
export function parseConditionOperator(name: string): ConditionOperator | null {
  const found = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(name);
  const [, qualifier, operator = "", ifExists] = found ?? [];
  const [, family, end, address] = NEGATED.exec(operator) ?? [];
  const base = address ?? (family === undefined ? operator : `${family}${end}`);
  const compare = COMPARISONS.get(base);
  if (compare === undefined || (base === "Null" && name !== "Null")) return null;
  return {
    base,
    compare,
    negated: base !== operator,
    ifExists: ifExists !== undefined,
    qualifier: qualifier === "ForAllValues" || qualifier === "ForAnyValue" ? qualifier : null,
  };
}

/** IAM's spelling of an operator written in another letter case; null where none is near. */
export function respellOperator(name: string): string | null {
  const known = [...COMPARISONS.keys()].flatMap((base) => [
    base,
    base.replace(/^(String|Numeric|Date|Arn)(?=Equals|Like)/, "$1Not"),
    base.replace(/^IpAddress$/, "NotIpAddress"),
  ]);
  const wanted = name.toLowerCase();
  return known.find((candidate) => candidate.toLowerCase() === wanted) ?? null;
}

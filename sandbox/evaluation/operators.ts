import { BlockList, isIP } from "node:net";
import { asLiteral, asPattern, matchesPattern } from "./wildcard";

interface Comparison {
  /** A negated operator holds when no value compares, and when the key is absent. */
  negated: boolean;
  /** Compares one value of the request with one pattern of the policy. */
  compares: (actual: string, pattern: string) => boolean;
}

function sameText(actual: string, pattern: string): boolean {
  return actual === asLiteral(pattern);
}

function sameTextIgnoringCase(actual: string, pattern: string): boolean {
  return actual.toLowerCase() === asLiteral(pattern).toLowerCase();
}

function likeText(actual: string, pattern: string): boolean {
  return matchesPattern(pattern, actual);
}

function sameBoolean(actual: string, pattern: string): boolean {
  return actual.toLowerCase() === asLiteral(pattern).toLowerCase();
}

function sameBytes(actual: string, pattern: string): boolean {
  return Buffer.from(actual, "base64").equals(Buffer.from(asLiteral(pattern), "base64"));
}

function splitArn(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/** Each of the six colon-delimited components is matched by itself (IAM User Guide, "ARN condition operators"). */
function likeArn(actual: string, pattern: string): boolean {
  const wanted = splitArn(pattern);
  const given = splitArn(actual);
  if (pattern === asPattern("*")) return true;
  return wanted.length === given.length && wanted.every((part, i) => matchesPattern(part, given[i] ?? ""));
}

function inNetwork(actual: string, pattern: string): boolean {
  const [network = "", prefix] = asLiteral(pattern).split("/");
  const family = isIP(network) === 6 ? "ipv6" : "ipv4";
  const widest = family === "ipv6" ? 128 : 32;
  const bits = prefix === undefined ? widest : Number(prefix);
  if (isIP(network) === 0 || isIP(actual) === 0 || !(bits >= 0 && bits <= widest)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, family);
  return list.check(actual, isIP(actual) === 6 ? "ipv6" : "ipv4");
}

type Test = (a: number, b: number) => boolean;

function numeric(test: Test): Comparison["compares"] {
  return (actual, pattern) => test(toNumber(actual), toNumber(asLiteral(pattern)));
}

function dated(test: Test): Comparison["compares"] {
  return (actual, pattern) => test(toInstant(actual), toInstant(asLiteral(pattern)));
}

function toNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** Milliseconds since 1970 of an ISO 8601 date, in UTC when it names no zone, or of seconds since 1970. */
function toInstant(text: string): number {
  if (/^-?\d{5,}$/.test(text)) return Number(text) * 1000;
  return Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
}

const equal: Test = (a, b) => a === b;
const less: Test = (a, b) => a < b;
const atMost: Test = (a, b) => a <= b;
const greater: Test = (a, b) => a > b;
const atLeast: Test = (a, b) => a >= b;

/** Every condition operator of IAM but Null, which asks only whether the key is there. */
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map(
  Object.entries({
    StringEquals: { negated: false, compares: sameText },
    StringNotEquals: { negated: true, compares: sameText },
    StringEqualsIgnoreCase: { negated: false, compares: sameTextIgnoringCase },
    StringNotEqualsIgnoreCase: { negated: true, compares: sameTextIgnoringCase },
    StringLike: { negated: false, compares: likeText },
    StringNotLike: { negated: true, compares: likeText },
    NumericEquals: { negated: false, compares: numeric(equal) },
    NumericNotEquals: { negated: true, compares: numeric(equal) },
    NumericLessThan: { negated: false, compares: numeric(less) },
    NumericLessThanEquals: { negated: false, compares: numeric(atMost) },
    NumericGreaterThan: { negated: false, compares: numeric(greater) },
    NumericGreaterThanEquals: { negated: false, compares: numeric(atLeast) },
    DateEquals: { negated: false, compares: dated(equal) },
    DateNotEquals: { negated: true, compares: dated(equal) },
    DateLessThan: { negated: false, compares: dated(less) },
    DateLessThanEquals: { negated: false, compares: dated(atMost) },
    DateGreaterThan: { negated: false, compares: dated(greater) },
    DateGreaterThanEquals: { negated: false, compares: dated(atLeast) },
    Bool: { negated: false, compares: sameBoolean },
    BinaryEquals: { negated: false, compares: sameBytes },
    IpAddress: { negated: false, compares: inNetwork },
    NotIpAddress: { negated: true, compares: inNetwork },
    ArnEquals: { negated: false, compares: likeArn },
    ArnLike: { negated: false, compares: likeArn },
    ArnNotEquals: { negated: true, compares: likeArn },
    ArnNotLike: { negated: true, compares: likeArn },
  } satisfies Record<string, Comparison>),
);

export type SetQualifier = "ForAllValues" | "ForAnyValue";

export interface ConditionOperator {
  /** Null when the operator is `Null`. */
  comparison: Comparison | null;
  qualifier: SetQualifier | null;
  ifExists: boolean;
}

/** Reads `ForAnyValue:StringLikeIfExists` and its like; null for a name that IAM does not know. */
export function parseOperator(name: string): ConditionOperator | null {
  const found = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name);
  const base = found?.[2] ?? "";
  const comparison = COMPARISONS.get(base);
  if (found === null || (comparison === undefined && name !== "Null")) return null;
  const qualifier = found[1] === "ForAllValues" || found[1] === "ForAnyValue" ? found[1] : null;
  return { comparison: comparison ?? null, qualifier, ifExists: found[3] !== undefined };
}

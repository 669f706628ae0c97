/**
 * The shape of an IAM policy document, as the IAM JSON policy grammar has it
 * (IAM User Guide, "Grammar of the IAM JSON policy language").
 */
export type OneOrMany<T> = T | T[];

/** Operator → condition key → values, for example `{ StringEquals: { "sts:ExternalId": "rb-…" } }`. */
export type ConditionBlock = Record<string, Record<string, OneOrMany<string | number | boolean>>>;

export type PrincipalBlock = "*" | Record<string, OneOrMany<string>>;

export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: PrincipalBlock;
  NotPrincipal?: PrincipalBlock;
  Action?: OneOrMany<string>;
  NotAction?: OneOrMany<string>;
  Resource?: OneOrMany<string>;
  NotResource?: OneOrMany<string>;
  Condition?: ConditionBlock;
}

export interface PolicyDocument {
  Version: "2012-10-17" | "2008-10-17";
  Id?: string;
  Statement: Statement[];
}

/** One value or a list of them, as a list. */
export function asList<T>(value: OneOrMany<T> | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

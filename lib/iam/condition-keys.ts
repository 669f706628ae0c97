import { asList, type Statement } from "./policy-document";

/** Up to the next brace of either kind: what is opened again and again and never closed is read once. */
const VARIABLE = /\$\{([^{}]*)\}/g;

/** The condition keys that a statement speaks of, as conditions and as variables, in lower case. */
export function conditionKeysOf({ Condition, Resource, NotResource }: Statement): Set<string> {
  const tests = Object.values(Condition ?? {});
  const values = tests.flatMap((keys) => Object.values(keys).flatMap((value) => asList(value)));
  const texts = [...asList(Resource), ...asList(NotResource), ...values].map(String);
  const expressions = texts.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, one = ""]) => one));
  const variables = expressions.flatMap((expression) => expression.trim().split(/[,\s]/, 1));
  const keys = [...tests.flatMap((test) => Object.keys(test)), ...variables];
  return new Set(keys.map((key) => key.toLowerCase()));
}

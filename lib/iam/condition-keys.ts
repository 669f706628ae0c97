import { asList, type Statement } from "./policy-document";

const VARIABLE = /\$\{\s*([^},\s]+)[^}]*\}/g;

/** The condition keys that a statement speaks of, as conditions and as variables, in lower case. */
export function conditionKeysOf({ Condition, Resource, NotResource }: Statement): Set<string> {
  const tests = Object.values(Condition ?? {});
  const values = tests.flatMap((keys) => Object.values(keys).flatMap((value) => asList(value)));
  const texts = [...asList(Resource), ...asList(NotResource), ...values].map(String);
  const variables = texts.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, key = ""]) => key));
  const keys = [...tests.flatMap((test) => Object.keys(test)), ...variables];
  return new Set(keys.map((key) => key.toLowerCase()));
}

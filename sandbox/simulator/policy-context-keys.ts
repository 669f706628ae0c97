import { asList, type PolicyDocument, type Statement } from "../../lib/iam/policy-document";
import { variablesIn } from "../evaluation/policy-variables";

/** Every condition key that a policy asks for, in its conditions and as variables, as written. */
export function contextKeysOf({ Statement }: PolicyDocument): string[] {
  return Statement.flatMap(keysOfStatement);
}

function keysOfStatement({ Condition, Resource, NotResource }: Statement): string[] {
  const tests = Object.values(Condition ?? {});
  const values = tests.flatMap((keys) => Object.values(keys).flatMap((value) => asList(value).map(String)));
  const texts = [...asList(Resource), ...asList(NotResource), ...values];
  return [...tests.flatMap((keys) => Object.keys(keys)), ...texts.flatMap(variablesIn)];
}

import type { ConditionBlock, PolicyDocument, Statement } from "./policy-document";
import { type Requirement, requirementKey } from "./requirement";

/**
 * The smallest policy that adds what is missing, and nothing else. `all` are the requirements that `missing`
 * was taken from: where every action of one of their patterns is missing, the policy says the pattern
 * (`ec2:Describe*`), else the single actions. One statement for each distinct resource and condition, both as
 * the integration's own policy has them. Throws a RangeError when nothing is missing, because IAM refuses a
 * policy without statements.
 */
export function createAdditionalPolicy(
  missing: readonly Requirement[],
  all: readonly Requirement[],
): PolicyDocument {
  if (missing.length === 0) throw new RangeError("Nothing is missing, so there is no policy to add");
  const missingKeys = new Set(missing.map(requirementKey));
  const granted = new Set(all.filter((one) => !missingKeys.has(requirementKey(one))).map(patternKey));
  const statements = new Map<string, { grant: Requirement["grant"]; actions: Set<string> }>();
  for (const requirement of missing) {
    const { grant, pattern, action } = requirement;
    const key = JSON.stringify(grant);
    const statement = statements.get(key) ?? { grant, actions: new Set<string>() };
    statement.actions.add(granted.has(patternKey(requirement)) ? action : pattern);
    statements.set(key, statement);
  }
  return {
    Version: "2012-10-17",
    Statement: [...statements.values()].map(({ grant, actions }, index) =>
      toStatement(index + 1, [...actions], grant.resource, grant.condition),
    ),
  };
}

function patternKey({ pattern, grant }: Requirement): string {
  return JSON.stringify([pattern, grant]);
}

function toStatement(
  number: number,
  actions: string[],
  resource: string,
  condition: ConditionBlock | null,
): Statement {
  const statement: Statement = {
    Sid: `MissingPermissions${number}`,
    Effect: "Allow",
    Action: actions,
    Resource: resource,
  };
  return condition === null ? statement : { ...statement, Condition: condition };
}

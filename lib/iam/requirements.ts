import { type ActionFacts, actionFacts, expandActionPattern } from "./action-catalogue";
import { contextsFor } from "./context";
import { type ArnPlace, exampleArn } from "./example-arn";
import { statementsInPartition } from "./partition-arns";
import { asList, type Statement } from "./policy-document";
import { type Requirement, requirementKey } from "./requirement";

export interface RequirementSource {
  id: string;
  statements: readonly Statement[];
  /** Actions that stand for a managed policy too wide to ask about whole. */
  probes?: readonly string[];
}

interface Question {
  resource: string | null;
  granted: string;
}

/**
 * Everything that the capabilities' statements allow, one requirement for each action, resource and context.
 * Wildcards are expanded because the simulator takes them literally; an action that AWS does not have gives
 * nothing. Duplicates within a capability are merged; the first pattern that covers an action keeps it.
 * Deny statements and NotAction require nothing. Patterns of the partition `aws` are moved to the customer's.
 */
export async function deriveRequirements(
  capabilities: readonly RequirementSource[],
  place: ArnPlace,
): Promise<Requirement[]> {
  const derived: Requirement[] = [];
  for (const capability of capabilities) {
    for (const statement of statementsInPartition(capability.statements, place.partition)) {
      if (statement.Effect === "Allow")
        derived.push(...(await fromStatement(capability.id, statement, place)));
    }
    derived.push(...(await fromStatement(capability.id, probeStatement(capability.probes ?? []), place)));
  }
  return mergeDuplicates(derived);
}

function probeStatement(probes: readonly string[]): Statement {
  return { Effect: "Allow", Action: [...probes], Resource: "*" };
}

async function fromStatement(
  capabilityId: string,
  statement: Statement,
  place: ArnPlace,
): Promise<Requirement[]> {
  const patterns = asList(statement.Resource);
  const contexts = contextsFor(statement.Condition);
  const condition = statement.Condition ?? null;
  const requirements: Requirement[] = [];
  for (const pattern of asList(statement.Action)) {
    for (const action of await expandActionPattern(pattern)) {
      for (const { resource, granted } of questionsFor(patterns, await actionFacts(action), place)) {
        const grant = { resource: granted, condition };
        for (const context of contexts) {
          requirements.push({ action, resource, context, capabilityId, pattern, grant });
        }
      }
    }
  }
  return requirements;
}

/** A statement's resources that fit the action; an action that takes no resource is granted by `*` alone. */
function questionsFor(patterns: readonly string[], facts: ActionFacts | null, place: ArnPlace): Question[] {
  if (facts === null || facts.wildcardOnly || patterns.includes("*"))
    return [{ resource: null, granted: "*" }];
  const questions = patterns.flatMap((granted) => {
    const resource = exampleArn(granted, facts.resourceTypes, place);
    return resource === null ? [] : [{ resource, granted }];
  });
  return questions.length > 0 ? questions : patterns.map((granted) => ({ resource: null, granted }));
}

function mergeDuplicates(requirements: readonly Requirement[]): Requirement[] {
  const merged = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const key = `${requirement.capabilityId} ${requirementKey(requirement)}`;
    if (!merged.has(key)) merged.set(key, requirement);
  }
  return [...merged.values()];
}

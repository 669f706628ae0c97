import { actionFacts, expandActionPattern } from "@/lib/iam/action-catalogue";
import { asList } from "@/lib/iam/policy-document";
import { findCorrection } from "./corrections";
import { fault, type ManifestFault } from "./fault";
import type { Capability, Integration } from "./manifest";

/**
 * Actions that take no resource in a statement that names some: IAM accepts the statement, and its simulator says
 * that it allows nothing (Service Authorization Reference, "Resource types"). No connection could ever pass.
 */
export async function checkResources(integration: Integration): Promise<ManifestFault[]> {
  const faults = await Promise.all(
    integration.capabilities.flatMap((capability) =>
      capability.statements.map((_, index) => checkStatement(integration, capability, index)),
    ),
  );
  return faults.flat();
}

async function checkStatement(
  integration: Integration,
  { id, statements }: Capability,
  index: number,
): Promise<ManifestFault[]> {
  const statement = statements[index];
  if (statement === undefined || asList(statement.Resource).includes("*")) return [];
  const checked = asList(statement.Action).map(async (action) => {
    const found = await findWithoutResource(action);
    if (found === null) return [];
    const correction = findCorrection(integration, action, id);
    if (correction?.use === null) return [];
    const corrected = correction?.resource === "*";
    const mend = corrected
      ? "The documents do so."
      : "Move it to a statement of its own, or correct it to this resource.";
    const message = `\`${found}\` takes no resource, so only a statement with the resource \`*\` allows it. ${mend}`;
    const placed = fault("takes-no-resource", `capabilities.${id}.statements[${index}].Action`, message);
    return [
      { ...placed, integrationId: integration.id, severity: corrected ? "corrected" : placed.severity },
    ];
  });
  return (await Promise.all(checked)).flat();
}

async function findWithoutResource(pattern: string): Promise<string | null> {
  for (const action of await expandActionPattern(pattern)) {
    if ((await actionFacts(action))?.wildcardOnly) return action;
  }
  return null;
}

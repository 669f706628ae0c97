import type { Statement } from "@/lib/iam/policy-document";
import { correctedStatements } from "./corrections";
import type { Capability, Integration, PermissionSet } from "./manifest";

export interface CapabilityChoice {
  integration: Integration;
  /** Which of the integration's permission sets; the first when absent. */
  permissionSetId?: string;
  /** The optional capabilities to keep; all of the set when absent. Required ones are always kept. */
  capabilityIds?: readonly string[];
}

/** A capability with the statements that the documents really use. */
export type ChosenCapability = Omit<Capability, "statements"> & { statements: Statement[] };

/** Throws a RangeError on an id that the integration does not have. */
export function getPermissionSet(integration: Integration, permissionSetId?: string): PermissionSet {
  const [standard] = integration.permissionSets;
  const chosen =
    permissionSetId === undefined
      ? standard
      : integration.permissionSets.find(({ id }) => id === permissionSetId);
  if (chosen === undefined) {
    throw new RangeError(`"${integration.id}" has no permission set "${permissionSetId ?? ""}"`);
  }
  return chosen;
}

/**
 * The capabilities that a customer gives, in the manifest's order, with corrected statements: what both the
 * documents and the requirements are made of. Throws a RangeError on an unknown permission set, on a capability
 * that is not in it, and when nothing is left.
 */
export function chooseCapabilities(choice: CapabilityChoice): ChosenCapability[] {
  const { integration, permissionSetId, capabilityIds } = choice;
  const permissionSet = getPermissionSet(integration, permissionSetId);
  const foreign = capabilityIds?.find((id) => !permissionSet.capabilityIds.includes(id));
  if (foreign !== undefined) throw new RangeError(`"${permissionSet.id}" has no capability "${foreign}"`);
  const chosen = integration.capabilities.filter(
    ({ id, required }) =>
      permissionSet.capabilityIds.includes(id) && (required || (capabilityIds?.includes(id) ?? true)),
  );
  if (chosen.length === 0) throw new RangeError(`No capability of "${integration.id}" is chosen`);
  return chosen.map((capability) => ({
    ...capability,
    statements: correctedStatements(integration, capability),
  }));
}

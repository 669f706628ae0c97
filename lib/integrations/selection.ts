import { matchesActionPattern } from "@/lib/iam/action-pattern";
import { asList, type Statement } from "@/lib/iam/policy-document";
import { correctedStatements } from "./corrections";
import type { Capability, Integration, PermissionSet } from "./manifest";

export interface CapabilityChoice {
  integration: Integration;
  /** Which of the integration's permission sets; the first when absent. */
  permissionSetId?: string;
  /**
   * The optional capabilities to keep; all of the set but those on request when absent. Required ones are always
   * kept.
   */
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
 * documents and the requirements are made of. One on request is there only when it is named, and is required
 * then. Throws a RangeError on an unknown permission set, on a capability that is not in it, and when nothing is
 * left.
 */
export function chooseCapabilities(choice: CapabilityChoice): ChosenCapability[] {
  const { integration, capabilityIds } = choice;
  const offered = offeredCapabilities(choice);
  const foreign = capabilityIds?.find((id) => !offered.some((one) => one.id === id));
  if (foreign !== undefined) {
    throw new RangeError(
      `"${getPermissionSet(integration, choice.permissionSetId).id}" has no capability "${foreign}"`,
    );
  }
  const chosen = offered.filter((capability) => isChosen(capability, capabilityIds));
  if (chosen.length === 0) throw new RangeError(`No capability of "${integration.id}" is chosen`);
  return chosen.map((capability) => ({
    ...capability,
    required: capability.required || capability.askedFor === "on-request",
    statements: correctedStatements(integration, capability),
  }));
}

/** The capabilities of the permission set that the customer may still ask for: their absence is only a note. */
export function unaskedCapabilities(choice: CapabilityChoice): Capability[] {
  return offeredCapabilities(choice).filter(
    (capability) => capability.askedFor === "on-request" && !isChosen(capability, choice.capabilityIds),
  );
}

/** The capabilities of the permission set that the customer may leave out or ask for. */
export function listOptionalCapabilities(choice: CapabilityChoice): Capability[] {
  return offeredCapabilities(choice).filter(({ required }) => !required);
}

/** The capabilities among which the services of a session are approved: of those that the role has. */
export function listApprovableCapabilities(choice: CapabilityChoice): Capability[] {
  const approvable = choice.integration.sessionPolicy?.capabilityIds ?? [];
  return offeredCapabilities(choice).filter(
    (capability) => approvable.includes(capability.id) && isChosen(capability, choice.capabilityIds),
  );
}

/** Whether every session has what the capability allows, approved or not. */
export function isInEverySession({ sessionPolicy }: Integration, { statements }: Capability): boolean {
  const always = sessionPolicy?.alwaysActions ?? [];
  const actions = statements.flatMap(({ Action }) => asList(Action));
  return (
    actions.length > 0 &&
    actions.every((action) => always.some((pattern) => matchesActionPattern(pattern, action)))
  );
}

function offeredCapabilities({ integration, permissionSetId }: CapabilityChoice): Capability[] {
  const { capabilityIds } = getPermissionSet(integration, permissionSetId);
  return integration.capabilities.filter(({ id }) => capabilityIds.includes(id));
}

function isChosen({ id, required, askedFor }: Capability, named: readonly string[] | undefined): boolean {
  return required || (named?.includes(id) ?? askedFor === "always");
}

import { cloudlvl } from "./cloudlvl";
import { infrawatch } from "./infrawatch";
import type { Integration } from "./manifest";

/** Every product that this deployment can connect, in the order in which they are shown. */
export const INTEGRATIONS: readonly Integration[] = [cloudlvl, infrawatch];

export function findIntegration(id: string): Integration | null {
  return INTEGRATIONS.find((integration) => integration.id === id) ?? null;
}

/** Throws when there is no such integration: ids come from the database, where only known ones are kept. */
export function getIntegration(id: string): Integration {
  const integration = findIntegration(id);
  if (integration === null) throw new Error(`There is no integration "${id}"`);
  return integration;
}

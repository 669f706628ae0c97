import { cloudlvl } from "./cloudlvl";
import { infrawatch } from "./infrawatch";
import { koding } from "./koding";
import { kommander } from "./kommander";
import type { Integration } from "./manifest";
import { monk } from "./monk";

/** The products that Rolebridge ships, in the order in which they are shown. */
export const INTEGRATIONS: readonly Integration[] = [cloudlvl, infrawatch, monk, kommander, koding];

export interface Catalogue {
  integrations: readonly Integration[];
  find: (id: string) => Integration | null;
  /** Throws when there is no such integration: ids come from the database, where only known ones are kept. */
  get: (id: string) => Integration;
}

const shipped = createCatalogue();

/**
 * The shipped products and a deployment's own, which come after them. Throws an Error on an id that is given
 * twice, because connections are kept under it.
 */
export function createCatalogue(own: readonly Integration[] = []): Catalogue {
  const integrations = [...INTEGRATIONS, ...own];
  const ids = integrations.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Error(`Two manifests have the id "${twice}". Give your own another id.`);
  }
  const byId = new Map(integrations.map((integration) => [integration.id, integration]));
  const find = (id: string) => byId.get(id) ?? null;
  return {
    integrations,
    find,
    get: (id) => {
      const integration = find(id);
      if (integration === null) throw new Error(`There is no integration "${id}"`);
      return integration;
    },
  };
}

/** One of the shipped products, or null. */
export function findIntegration(id: string): Integration | null {
  return shipped.find(id);
}

/** One of the shipped products. Throws when there is none of this id. */
export function getIntegration(id: string): Integration {
  return shipped.get(id);
}

import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getEnv } from "@/lib/env";
import { type Catalogue, createCatalogue } from "@/lib/integrations/catalogue";
import { type Integration, parseIntegration } from "@/lib/integrations/manifest";

let catalogue: Catalogue | undefined;

/** The shipped products and the deployment's own; read once, at the first use. Throws on a manifest with a fault. */
function getCatalogue(): Catalogue {
  catalogue ??= readCatalogue(getEnv().INTEGRATIONS_DIR);
  return catalogue;
}

/** The shipped products and those of a folder, read anew. Throws on a manifest with a fault. */
export function readCatalogue(folder: string | undefined): Catalogue {
  return createCatalogue(readOwn(folder));
}

function readOwn(folder: string | undefined): Integration[] {
  if (folder === undefined) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => parseIntegration(readFileSync(join(folder, name), "utf8"), name));
}

export function listIntegrations(): readonly Integration[] {
  return getCatalogue().integrations;
}

export function findIntegration(id: string): Integration | null {
  return getCatalogue().find(id);
}

/** Throws when there is none of this id: ids in the database were once known. */
export function getIntegration(id: string): Integration {
  return getCatalogue().get(id);
}

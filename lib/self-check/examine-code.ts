import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readCatalogue } from "@/lib/connections/integrations";
import { checkIntegration } from "@/lib/integrations/check-manifest";
import { describeFault } from "./describe-fault";
import type { IntegrationFacts } from "./judge-settings";

/** Reads the manifests anew, as the application does when it starts. */
export async function readIntegrations(folder: string | undefined): Promise<IntegrationFacts> {
  try {
    const { integrations } = readCatalogue(folder);
    const shipped = readCatalogue(undefined).integrations.length;
    const faults = (await Promise.all(integrations.map(checkIntegration))).flat();
    const errors = faults.filter(({ severity }) => severity === "error");
    return {
      read: true,
      shipped,
      own: integrations.length - shipped,
      faults: errors.map(({ integrationId, place, message }) => `${integrationId} ${place}: ${message}`),
    };
  } catch (error) {
    return { read: false, reason: describeFault(error) };
  }
}

/** The migrations of this version; null where it runs without its source code. */
export async function listShippedMigrations(): Promise<string[] | null> {
  try {
    const folder = join(process.cwd(), "prisma", "migrations");
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return null;
  }
}

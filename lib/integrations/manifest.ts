import { z } from "zod";
import { integrationSchema } from "./manifest-schema";

export type Integration = z.infer<typeof integrationSchema>;
export type Capability = Integration["capabilities"][number];
export type PermissionSet = Integration["permissionSets"][number];
export type Correction = Integration["corrections"][number];
export type AccessMethod = keyof Integration["accessMethods"];
export type Setting = Integration["settings"][number];
export type HandoverFile = Integration["handover"][number];
export type UserChoice = NonNullable<Integration["accessMethods"]["access-key"]>["userChoices"][number];

/**
 * One product's manifest, checked for its form, with what it leaves out filled in. Throws an Error that names the
 * manifest, the place and what is wanted there, one line for each fault. What AWS makes of its actions is for
 * `checkIntegration`.
 */
export function defineIntegration(manifest: unknown): Integration {
  return readManifest(manifest, nameOf(manifest));
}

/**
 * The same from the text of a JSON file. Throws an Error that names the file, also where the text is no JSON.
 */
export function parseIntegration(json: string, fileName: string): Integration {
  return readManifest(parseJson(json, fileName), `in ${fileName}`);
}

function readManifest(manifest: unknown, name: string): Integration {
  const parsed = integrationSchema.safeParse(manifest);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${placeOf(issue.path)}: ${issue.message}`);
  throw new Error(`The manifest ${name} cannot be used:\n${lines.join("\n")}`);
}

function parseJson(json: string, fileName: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    throw new Error(`The manifest in ${fileName} cannot be used:\n  the file is not JSON: ${reason}`);
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? "the manifest itself"
    : path
        .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
        .join("")
        .slice(1);
}

function nameOf(manifest: unknown): string {
  const named = z.looseObject({ id: z.string() }).safeParse(manifest);
  return named.success ? `"${named.data.id}"` : "(without id)";
}

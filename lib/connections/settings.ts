import "server-only";
import { parseSettings } from "@/lib/integrations/settings";
import { getIntegration } from "./integrations";

const FIELD = "setting.";

interface ReadSettings {
  values: Record<string, string>;
  /** The setting that names the default region, where the product has one. */
  region: string | null;
}

/** The product's own settings from a form whose fields are named `setting.<id>`; or what does not fit, by field. */
export function readSettings(
  integrationId: string,
  input: Record<string, unknown>,
): ReadSettings | { fieldErrors: Record<string, string[]>; problems: string[] } {
  const integration = getIntegration(integrationId);
  const texts = Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) =>
      name.startsWith(FIELD) && typeof value === "string" ? [[name.slice(FIELD.length), value]] : [],
    ),
  );
  const parsed = parseSettings(integration, texts);
  if (!parsed.ok) {
    const errors = Object.entries(parsed.errors).map(([id, message]) => [FIELD + id, [message]]);
    const filled = Object.keys(parsed.errors).filter((id) => texts[id]?.trim());
    return { fieldErrors: Object.fromEntries(errors), problems: filled.map((id) => `setting:${id}`) };
  }
  const regionSetting = integration.settings.find(({ kind }) => kind === "region");
  return { values: parsed.values, region: (regionSetting && parsed.values[regionSetting.id]) ?? null };
}

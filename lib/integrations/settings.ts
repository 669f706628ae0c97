import type { Integration, Setting } from "./manifest";
import { isRegionName } from "./manifest-schema";

export type ParsedSettings =
  | { ok: true; values: Record<string, string> }
  | { ok: false; errors: Record<string, string> };

export const LONGEST_SETTING = 200;

/**
 * Reads what a customer entered for a product's settings, by their ids: blanks around are taken off, and what was
 * left empty is left out. Texts of other ids are ignored. The errors are messages for the customer, by id.
 */
export function parseSettings(
  integration: Pick<Integration, "settings" | "regions">,
  texts: Readonly<Record<string, string | undefined>>,
): ParsedSettings {
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const setting of integration.settings) {
    const text = (Object.hasOwn(texts, setting.id) ? (texts[setting.id] ?? "") : "").trim();
    const problem = problemOf(setting, text, integration.regions);
    if (problem !== null) errors[setting.id] = problem;
    else if (text !== "") values[setting.id] = text;
  }
  return Object.keys(errors).length === 0 ? { ok: true, values } : { ok: false, errors };
}

function problemOf(setting: Setting, text: string, regions: Integration["regions"]): string | null {
  if (text === "") return setting.required ? `Enter the ${lowerFirst(setting.label)}.` : null;
  if (text.length > LONGEST_SETTING) return `This is longer than ${LONGEST_SETTING} characters.`;
  if (/\p{Cc}/u.test(text)) return "This holds a line break or another control character.";
  if (setting.kind === "region") return problemOfRegion(text, regions);
  const fits = setting.pattern === undefined || new RegExp(`^(?:${setting.pattern})$`, "u").test(text);
  return fits ? null : `This does not have the form that is wanted here. ${setting.hint}`;
}

function problemOfRegion(text: string, regions: Integration["regions"]): string | null {
  if (!isRegionName(text)) return "This is no AWS region; write it as AWS does, for example us-east-1.";
  if (regions === "any" || regions.includes(text)) return null;
  return `This region is not served. Choose one of ${regions.join(", ")}.`;
}

/** "Provider name" in the middle of a sentence; an acronym stays as it is. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

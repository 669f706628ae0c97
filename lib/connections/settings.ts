import "server-only";
import { getIntegration } from "@/lib/integrations/catalogue";

const FIELD = "setting.";
const LONGEST = 200;

type ReadSettings = { values: Record<string, string> } | { fieldErrors: Record<string, string[]> };

/** The product's own settings from a form, by their ids; says of each what is missing or does not fit. */
export function readSettings(integrationId: string, input: Record<string, unknown>): ReadSettings {
  const values: Record<string, string> = {};
  const fieldErrors: Record<string, string[]> = {};
  for (const { id, kind, label, pattern, required } of getIntegration(integrationId).settings) {
    if (kind === "region") continue;
    const entered = input[FIELD + id];
    const text = typeof entered === "string" ? entered.trim().slice(0, LONGEST) : "";
    const doesNotFit = text !== "" && pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(text);
    if (text === "" && required) fieldErrors[FIELD + id] = [`Enter ${label.toLowerCase()}.`];
    if (doesNotFit) fieldErrors[FIELD + id] = [`${label} is not of the form that is asked for.`];
    values[id] = text;
  }
  return Object.keys(fieldErrors).length > 0 ? { fieldErrors } : { values };
}

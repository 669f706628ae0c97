import {
  type HandoverValueName,
  isHandoverValueName,
  replaceNames,
  settingIdIn,
} from "@/lib/integrations/handover-values";
import type { HandoverFile, Integration } from "@/lib/integrations/manifest";

export interface HandoverFacts {
  integration: Integration;
  /** What is known of the connection; nothing of it is secret. */
  values: Partial<Record<HandoverValueName, string>>;
  /** The customer's settings, by their ids. */
  settings?: Readonly<Record<string, string>>;
}

export interface HandoverText {
  id: string;
  title: string;
  fileName: string;
  text: string;
  /** The names for which there is no value yet; the text has `<name>` in their place. */
  missing: string[];
}

const PLAIN = {
  env: /^[\w@%+=:,./-]+$/,
  // A YAML text that begins with a letter is no number; the words for true, false and null are caught below.
  yaml: /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][\w@%+=:,./-]*[\w@%+=,./-]$/i,
} as const satisfies Record<HandoverFile["format"], RegExp>;

/**
 * The files for the product's own configuration, made out to one connection. Values are quoted as the file's
 * format needs; secrets are never among them, because a page shows these files. Throws a RangeError on a value
 * with a control character, which could begin a line of its own.
 */
export function createHandover({ integration, values, settings = {} }: HandoverFacts): HandoverText[] {
  const known = { vendorUserName: integration.vendorUser?.suggestedUserName, ...values };
  return integration.handover.map(({ id, title, fileName, format, lines }) => {
    const missing = new Set<string>();
    const findText = (name: string) => {
      const value = findValue(name, known, settings);
      if (value === undefined) missing.add(name);
      return value === undefined ? `<${name}>` : quote(value, format);
    };
    const text = lines.map((line) => `${replaceNames(line, findText)}\n`).join("");
    return { id, title, fileName, text, missing: [...missing] };
  });
}

function findValue(
  name: string,
  values: Partial<Record<HandoverValueName, string | undefined>>,
  settings: Readonly<Record<string, string>>,
): string | undefined {
  const settingId = settingIdIn(name);
  if (settingId !== null) return Object.hasOwn(settings, settingId) ? settings[settingId] : undefined;
  return isHandoverValueName(name) ? values[name] : undefined;
}

function quote(value: string, format: HandoverFile["format"]): string {
  if (/\p{Cc}/u.test(value)) throw new RangeError("A value of a hand-over file has a control character");
  if (PLAIN[format].test(value)) return value;
  if (format === "yaml") return `'${value.replaceAll("'", "''")}'`;
  return value.includes("'") ? `"${value.replace(/["\\$`]/g, "\\$&")}"` : `'${value}'`;
}

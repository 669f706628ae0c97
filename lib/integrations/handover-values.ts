/** What a line of a hand-over file can name. No secret is among them, and none may ever be. */
export const HANDOVER_VALUES = [
  "roleArn",
  "externalId",
  "awsAccountId",
  "partition",
  "region",
  "userName",
  "vendorUserName",
] as const;

export type HandoverValueName = (typeof HANDOVER_VALUES)[number];

export function isHandoverValueName(text: string): text is HandoverValueName {
  return (HANDOVER_VALUES as readonly string[]).includes(text);
}

/** The id of the setting that `setting.<id>` names, or null. */
export function settingIdIn(name: string): string | null {
  return name.startsWith("setting.") ? name.slice("setting.".length) : null;
}

/** Replaces each `{{name}}` of a line. */
export function replaceNames(line: string, findText: (name: string) => string): string {
  return line.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => findText(name));
}

/** The names in a line, in their order. */
export function namesIn(line: string): string[] {
  const names: string[] = [];
  replaceNames(line, (name) => {
    names.push(name);
    return "";
  });
  return names;
}

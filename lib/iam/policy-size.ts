import type { PolicyDocument } from "./policy-document";

export type PolicyKind = "managed" | "role-inline" | "user-inline" | "group-inline" | "trust" | "session";

export interface PolicySize {
  /** Characters as AWS counts them: white space between the parts of the JSON is free. */
  characters: number;
  quota: number;
  fits: boolean;
}

/**
 * Default quotas in characters; the inline ones hold for all inline policies of one identity together
 * (IAM User Guide, "IAM and AWS STS quotas"; for sessions, STS API Reference, "AssumeRole").
 */
export const POLICY_QUOTAS: Readonly<Record<PolicyKind, number>> = {
  managed: 6144,
  "role-inline": 10240,
  "user-inline": 2048,
  "group-inline": 5120,
  trust: 2048,
  session: 2048,
};

/**
 * Measures a document, or its JSON text, against the quota of the place where it is to be kept. White space
 * inside a quoted value is counted, so that the measure is never lower than AWS's own.
 */
export function measurePolicy(document: PolicyDocument | string, kind: PolicyKind): PolicySize {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const characters = countOutsideWhitespace(text);
  const quota = POLICY_QUOTAS[kind];
  return { characters, quota, fits: characters <= quota };
}

function countOutsideWhitespace(json: string): number {
  let count = 0;
  let quoted = false;
  let escaped = false;
  for (const character of json) {
    if (quoted || !/\s/.test(character)) count += 1;
    if (escaped) escaped = false;
    else if (character === "\\") escaped = quoted;
    else if (character === '"') quoted = !quoted;
  }
  return count;
}

import { isRecord } from "../raw-json";
import type { ToldPolicy } from "./examination";
import { type PolicyFacts, readList, readPolicyText, textKey } from "./policy-facts";

/** Which version is in force, and which was made last: AWS counts them up. */
export function readVersions(value: unknown): ToldPolicy["versions"] {
  const versions = readList(value, readVersion);
  const inForce = versions?.find(({ isDefault }) => isDefault);
  if (!versions || !inForce) return null;
  const newest = versions.reduce((one, other) => (numberOf(other.id) > numberOf(one.id) ? other : one));
  return { inForce: inForce.id, newest: newest.id };
}

function readVersion(value: unknown): { id: string; isDefault: boolean } | null {
  if (!isRecord(value)) return null;
  const id = readVersionId(value.VersionId);
  return id === null ? null : { id, isDefault: value.IsDefaultVersion === true };
}

export function readVersionId(value: unknown): string | null {
  return typeof value === "string" && /^v[1-9]\d{0,8}$/.test(value) ? value : null;
}

function numberOf(versionId: string): number {
  return Number(versionId.slice(1));
}

export function addVersionText(facts: PolicyFacts, arn: string, version: unknown): boolean {
  if (!isRecord(version)) return false;
  const id = readVersionId(version.VersionId);
  const text = readPolicyText(version.Document);
  if (id === null || text === null) return false;
  facts.versionTexts.set(textKey(arn, id), text);
  return true;
}

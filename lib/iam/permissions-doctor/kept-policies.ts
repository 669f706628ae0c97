import { isRecord } from "../raw-json";
import type { PolicyAnswer, ToldPolicies, ToldPolicy } from "./examination";
import {
  type MemberKind,
  readHolder,
  readList,
  readName,
  readPolicyArn,
  readPolicyText,
} from "./policy-facts";
import { readVersionId } from "./policy-versions";

const KEPT = "policiesTold";
export const KEPT_BEGINS = `{"${KEPT}":`;

/** What nobody sees is taken out of a pasted text: a policy that holds it keeps it by an escape. */
const INVISIBLE = /\p{Cf}/gu;

/** What is kept of an answer, written by us: names, ARNs, versions and policy texts. A text that is of several stands once. */
export function writeKept(answer: PolicyAnswer): string {
  const kept = answer.kind === "error" ? { error: answer.error } : keep(answer.told);
  return JSON.stringify({ [KEPT]: kept }).replace(INVISIBLE, (character) =>
    character.split("").map(escaped).join(""),
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function keep({ holder, groups, policies, boundary }: ToldPolicies) {
  const texts = [...new Set([...policies, boundary].map((policy) => policy?.text ?? null))];
  const withoutText = (policy: ToldPolicy) => ({ ...policy, text: texts.indexOf(policy.text) });
  return {
    holder,
    groups,
    policies: policies.map(withoutText),
    boundary: boundary && withoutText(boundary),
    texts,
  };
}

/** Reads what we wrote; null for anything else, however near it comes. */
export function readKept(value: unknown): PolicyAnswer | null {
  const kept = isRecord(value) ? value[KEPT] : null;
  if (!isRecord(kept)) return null;
  const { error } = kept;
  if (error === "holder-not-there" || error === "reading-denied" || error === "credentials-refused") {
    return { kind: "error", error };
  }
  const told = readTold(kept);
  return told && { kind: "policies", told };
}

function readTold(kept: Record<string, unknown>): ToldPolicies | null {
  const kind = isRecord(kept.holder) ? kept.holder.kind : null;
  const holder =
    isRecord(kept.holder) && (kind === "role" || kind === "user") ? readHolder(kind, kept.holder.arn) : null;
  const groups = readList(kept.groups, readName);
  const texts = Array.isArray(kept.texts) ? kept.texts.map(readPolicyText) : [];
  const policies = readList(kept.policies, (policy) => readTolds(policy, texts));
  const boundary = kept.boundary === null ? null : readTolds(kept.boundary, texts);
  if (!holder || !groups || !policies || (kept.boundary !== null && !boundary)) return null;
  return { holder, groups, policies, boundary };
}

function readTolds(value: unknown, texts: readonly (string | null)[]): ToldPolicy | null {
  if (!isRecord(value) || !isRecord(value.holder)) return null;
  const { holder } = value;
  const name = readName(value.name);
  const holderName = readName(holder.name);
  const type = TYPES.find((each) => each === value.type);
  const kind = KINDS.find((each) => each === holder.kind);
  if (name === null || holderName === null || !type || !kind || typeof value.text !== "number") return null;
  const arn = readPolicyArn(value.arn);
  const versions = readVersionPair(value.versions);
  return { name, type, holder: { kind, name: holderName }, arn, text: texts[value.text] ?? null, versions };
}

const TYPES = ["inline", "managed", "boundary"] as const;
const KINDS: readonly MemberKind[] = ["role", "user", "group"];

function readVersionPair(value: unknown): ToldPolicy["versions"] {
  if (!isRecord(value)) return null;
  const inForce = readVersionId(value.inForce);
  const newest = readVersionId(value.newest);
  return inForce === null || newest === null ? null : { inForce, newest };
}

import { nameInArn } from "../name-in-arn";
import { isRecord, lookUp } from "../raw-json";
import { isRoleName } from "../role-arn";
import { isGroupName } from "../user-arn";
import type { Holder } from "./examination";
import { findJsonObjects } from "./json-objects";

export type MemberKind = "role" | "user" | "group";

/** What AWS's answers in a text say, each by what it is of; of what is told twice, the later. */
export interface PolicyFacts {
  /** By their key, in the order in which they were told. */
  holders: Map<string, { holder: Holder; boundaryArn: string | null }>;
  groups: Map<string, string[]>;
  inlineNames: Map<string, string[]>;
  /** By the member's key and the policy's name. */
  inlineTexts: Map<string, string>;
  attachedArns: Map<string, string[]>;
  versions: Map<string, { inForce: string; newest: string }>;
  /** By ARN and version. */
  versionTexts: Map<string, string>;
  /** The kinds of which an answer about the account told, and whether it told of all that there are. */
  listed: Map<Holder["kind"], boolean>;
}

export function noFacts(): PolicyFacts {
  return {
    holders: new Map(),
    groups: new Map(),
    inlineNames: new Map(),
    inlineTexts: new Map(),
    attachedArns: new Map(),
    versions: new Map(),
    versionTexts: new Map(),
    listed: new Map(),
  };
}

/** IAM tells names apart whatever their case. */
export function memberKey(kind: MemberKind, name: string): string {
  return `${kind}/${name.toLowerCase()}`;
}

/** The key of a text: of an inline policy of a member, or of a version of a managed policy. */
export function textKey(of: string, name: string): string {
  return `${of} ${name}`;
}

export function addHolder(facts: PolicyFacts, kind: Holder["kind"], value: unknown): string | null {
  if (!isRecord(value)) return null;
  const holder = readHolder(kind, value.Arn);
  const boundary = isRecord(value.PermissionsBoundary) ? value.PermissionsBoundary : null;
  const boundaryArn = boundary && readPolicyArn(boundary.PermissionsBoundaryArn);
  if (holder === null || (boundary && !boundaryArn)) return null;
  const key = memberKey(kind, holder.name);
  facts.holders.delete(key);
  facts.holders.set(key, { holder, boundaryArn });
  return key;
}

/** A role or user by the ARN that AWS gives it; null for anything else. */
export function readHolder(kind: Holder["kind"], arn: unknown): Holder | null {
  if (typeof arn !== "string" || !/^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[!-~]{1,600}$/.test(arn))
    return null;
  const name = nameInArn(arn);
  return arn.includes(`:${kind}/`) && isRoleName(name) ? { kind, name, arn } : null;
}

export function readPolicyArn(value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (!/^arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/[!-~]{1,700}$/.test(value)) return null;
  return isGroupName(nameInArn(value)) ? value : null;
}

/** AWS's own policies have no account in their ARN. */
export function isOwnPolicy(arn: string): boolean {
  return !arn.includes(":iam::aws:");
}

export function readName(value: unknown): string | null {
  return typeof value === "string" && isGroupName(value) ? value : null;
}

/** Every value of a list as it is read; null where one is not, or where there is no list. */
export function readList<T>(value: unknown, read: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(read).filter((item) => item !== null);
  return items.length < value.length ? null : items;
}

export function readAttached(value: unknown): string[] | null {
  return readList(value, (item) => (isRecord(item) ? readPolicyArn(item.PolicyArn) : null));
}

export function setList(lists: Map<string, string[]>, key: string, list: string[] | null): boolean {
  if (list) lists.set(key, [...new Set(list)]);
  return list !== null;
}

/** A policy as compact JSON: the CLI decodes it, AWS itself gives it percent-encoded. */
export function readPolicyText(value: unknown): string | null {
  const document = typeof value === "string" ? findJsonObjects(decode(value))[0]?.value : value;
  if (!isRecord(document) || lookUp(document, "Statement") === undefined) return null;
  return JSON.stringify(document);
}

function decode(text: string): string {
  if (!/^\s*%7B/i.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "";
  }
}

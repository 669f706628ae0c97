import { parseConditionOperator } from "../conditions/condition-operator";
import { isRecord, lookUp, textsOf } from "../raw-json";
import type { TrustExpectation } from "./examination";
import type { Fault } from "./make-finding";
import { principalFault } from "./principal-shape";
import type { RawStatement } from "./raw-document";
import { toTrustStatement } from "./trust-statement";

const STATEMENT_FIELDS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Condition",
  "Resource",
  "NotResource",
];

/** IAM's spelling of a statement's field; null for one that it does not know. */
export function knownField(name: string): string | null {
  return STATEMENT_FIELDS.find((field) => field.toLowerCase() === name.toLowerCase()) ?? null;
}

/** Whether IAM takes every character (IAM API Reference, CreateRole: tab, line breaks and U+0020 to U+00FF). */
export function isLatin(text: string): boolean {
  return /^[\t\n\r\u0020-\u00FF]*$/.test(text);
}

/** What keeps IAM from saving a statement of a trust policy (IAM User Guide, "Grammar of the IAM JSON policy language"). */
export function shapeFaults(raw: unknown, expected: TrustExpectation): Fault[] {
  if (!isRecord(raw)) return [reject("statement-malformed")];
  return [
    ...fieldFaults(raw),
    ...sidFaults(raw),
    ...effectFaults(raw),
    ...actionFaults(raw),
    ...principalFaults(raw, expected),
    ...conditionFaults(raw),
    ...(isLatin(JSON.stringify(raw)) ? [] : [reject("characters-refused")]),
  ];
}

function reject(code: Fault["code"], value?: string, about?: string): Fault {
  return {
    code,
    effect: "rejected",
    ...(value !== undefined && { value }),
    ...(about !== undefined && { about }),
  };
}

function fieldFaults(raw: RawStatement): Fault[] {
  return Object.keys(raw).flatMap((name) => {
    const field = knownField(name);
    if (field === null) return [reject("field-unknown", name)];
    if (/Resource$/.test(field)) return [reject("resource-present", name)];
    return field === name ? [] : [reject("field-letter-case", name, `"${field}"`)];
  });
}

function sidFaults(raw: RawStatement): Fault[] {
  const sid = lookUp(raw, "Sid");
  if (sid === undefined || (typeof sid === "string" && /^[0-9A-Za-z]*$/.test(sid))) return [];
  return [reject("sid-invalid", String(sid))];
}

function effectFaults(raw: RawStatement): Fault[] {
  const effect = lookUp(raw, "Effect");
  if (effect === undefined) return [reject("effect-missing")];
  return effect === "Allow" || effect === "Deny" ? [] : [reject("effect-unknown", textsOf(effect).join())];
}

function actionFaults(raw: RawStatement): Fault[] {
  const action = lookUp(raw, "Action");
  const excepted = lookUp(raw, "NotAction");
  if (action !== undefined && excepted !== undefined) return [reject("statement-malformed")];
  const actions = textsOf(action ?? excepted);
  if (actions.length === 0) return [reject("action-missing")];
  if (!isTexts(action ?? excepted)) return [reject("statement-malformed")];
  return actions
    .filter((name) => !/^sts:[\w*?-]+$/i.test(name))
    .map((name) => reject("action-not-sts", name));
}

function principalFaults(raw: RawStatement, expected: TrustExpectation): Fault[] {
  const principal = lookUp(raw, "Principal");
  const block = principal ?? lookUp(raw, "NotPrincipal");
  if (block === undefined) return [reject("principal-missing")];
  if (principal !== undefined && lookUp(raw, "NotPrincipal") !== undefined)
    return [reject("statement-malformed")];
  if (block === "*") return [];
  if (!isRecord(block))
    return [reject(isTexts(block) ? "principal-not-framed" : "statement-malformed", textsOf(block).join())];
  if (Object.keys(block).length === 0) return [reject("principal-missing")];
  if (!Object.values(block).every(isTexts)) return [reject("statement-malformed")];
  return toTrustStatement(raw, 0).principals.flatMap((named) => principalFault(named, expected) ?? []);
}

function conditionFaults(raw: RawStatement): Fault[] {
  const block = lookUp(raw, "Condition");
  if (block === undefined) return [];
  if (!isRecord(block) || !Object.values(block).every(isConditionKeys))
    return [reject("statement-malformed")];
  const operators = Object.keys(block).filter((name) => parseConditionOperator(name) === null);
  const keys = Object.values(block).flatMap((item) => Object.keys(isRecord(item) ? item : {}));
  return [
    ...operators.map((name) => reject("operator-unknown", name)),
    ...keys.filter((key) => !key.includes(":")).map((key) => reject("condition-key-unprefixed", key)),
  ];
}

function isConditionKeys(keys: unknown): boolean {
  return isRecord(keys) && Object.values(keys).every(isScalars);
}

function isTexts(value: unknown): boolean {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => typeof item === "string");
}

function isScalars(value: unknown): boolean {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.every((item) => ["string", "number", "boolean"].includes(typeof item));
}

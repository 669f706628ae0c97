import { respellOperator } from "../conditions/condition-operator";
import { isRecord, lookUp, textsOf } from "../raw-json";
import type { RawStatement } from "./raw-document";
import { knownField } from "./statement-shape";

/** A statement put into IAM's form without a change of what it means, and what was done to it. */
export interface TidyStatement {
  statement: RawStatement;
  changes: string[];
}

/** Drops fields that IAM does not know, spells the others as IAM does and makes Sids unique. */
export function tidyStatement(raw: RawStatement, where: string, takenSids: Set<string>): TidyStatement {
  const changes: string[] = [];
  const entries = Object.entries(raw).flatMap(([name, value]) => {
    const field = knownField(name);
    if (field === null || /Resource$/.test(field)) {
      changes.push(`${where}: removed the field ${name}.`);
      return [];
    }
    if (field !== name) changes.push(`${where}: wrote ${field} for ${name}.`);
    return [[field, tidyField(field, value)] as const];
  });
  const statement: RawStatement = Object.fromEntries(entries);
  changes.push(...describeTidied(statement, raw, where), ...tidySid(statement, where, takenSids));
  return { statement, changes };
}

function describeTidied(statement: RawStatement, raw: RawStatement, where: string): string[] {
  return Object.keys(statement)
    .filter((field) => JSON.stringify(statement[field]) !== JSON.stringify(lookUp(raw, field)))
    .map((field) => `${where}: wrote ${field} as IAM asks for it.`);
}

function tidyField(field: string, value: unknown): unknown {
  if (field === "Effect" && /^(?:allow|deny)$/i.test(String(value))) {
    return /^allow$/i.test(String(value)) ? "Allow" : "Deny";
  }
  if (/Principal$/.test(field)) return tidyPrincipal(value);
  return field === "Condition" && isRecord(value) ? tidyCondition(value) : value;
}

function tidyPrincipal(value: unknown): unknown {
  if (value === "*") return value;
  if (!isRecord(value)) return { AWS: value };
  return Object.fromEntries(
    Object.entries(value).map(([type, item]) => [/^aws$/i.test(type) ? "AWS" : type, item]),
  );
}

/** An operator in wrong letter case is respelt unless the right one stands beside it. */
function tidyCondition(block: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(block).map(([name, keys]) => {
    const respelt = respellOperator(name);
    return [respelt === null || Object.hasOwn(block, respelt) ? name : respelt, keys] as const;
  });
  return Object.fromEntries(entries);
}

function tidySid(statement: RawStatement, where: string, taken: Set<string>): string[] {
  if (statement.Sid === undefined) return [];
  const wanted = textsOf(statement.Sid).join("");
  if (wanted === "") return [];
  const sid = uniqueSid(wanted.replace(/[^0-9A-Za-z]/g, ""), taken);
  taken.add(sid);
  if (sid === statement.Sid) return [];
  if (sid === "") delete statement.Sid;
  else statement.Sid = sid;
  return [
    `${where}: changed its Sid${sid === "" ? "" : ` to ${sid}`}, because IAM asks for letters and digits, each Sid once.`,
  ];
}

/** The Sid itself, or with the first number that makes it unique. */
export function uniqueSid(wanted: string, taken: ReadonlySet<string>): string {
  if (wanted === "") return "";
  let sid = wanted;
  for (let number = 2; taken.has(sid); number++) sid = `${wanted}${number}`;
  return sid;
}

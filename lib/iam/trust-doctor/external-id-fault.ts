import type { Condition } from "../conditions/condition";
import { parseConditionOperator } from "../conditions/condition-operator";
import type { TrustExpectation } from "./examination";
import type { FindingCode } from "./finding-texts";

/** Whether a condition is on the External ID; the letter case of keys does not count. */
export function isOnExternalId({ key }: Condition): boolean {
  return key.toLowerCase() === "sts:externalid";
}

/** Whether a key was meant to be `sts:ExternalId` and is not. */
export function isMisspeltExternalId({ key }: Condition): boolean {
  const name = key.toLowerCase();
  return name !== "sts:externalid" && /ext[er]{1,3}nal[\W_]*id|externid/.test(name);
}

/** What came of our External ID in a condition that it does not satisfy. */
export function classifyUnmet(
  condition: Condition,
  expected: TrustExpectation,
): { code: FindingCode; value: string } {
  const { values } = condition;
  const operator = parseConditionOperator(condition.operator);
  const listed = values.join(", ");
  if (operator?.base === "Null") return { code: "external-id-null", value: listed };
  if (operator?.negated) return { code: "external-id-negated", value: listed };
  if (values.some((value) => expected.externalIds.includes(value)))
    return { code: "external-id-unusable", value: listed };
  const told = values.flatMap((value) => {
    const code = classifyValue(value, expected);
    const isPattern = code === "external-id-literal-wildcard" && operator?.base === "StringLike";
    return code === null || isPattern ? [] : [{ code, value }];
  });
  return told[0] ?? { code: "external-id-differs", value: listed };
}

/** What is wrong with a value that should be one of ours; null where it is simply another. */
export function classifyValue(value: string, expected: TrustExpectation): FindingCode | null {
  const ours: readonly string[] = expected.externalIds;
  if (expected.formerExternalIds.includes(value)) return "external-id-former";
  const bare = value.replace(/[\s\p{Cf}]/gu, "");
  const unquoted = bare.replace(/^["'`\u2018-\u201F\u00AB]+|["'`\u2018-\u201F\u00BB]+$/g, "");
  const like = (text: string) => ours.some((id) => id.toLowerCase() === text.toLowerCase());
  if (like(unquoted)) {
    if (unquoted !== bare) return "external-id-quotes";
    if (/[\r\n]/.test(value)) return "external-id-line-break";
    if (bare !== value) return "external-id-blanks";
    return "external-id-letter-case";
  }
  if (isPlaceholder(value)) return "external-id-placeholder";
  return /[*?]/.test(value) ? "external-id-literal-wildcard" : null;
}

function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    /[<>{}[\]]/.test(text) ||
    /^(?:(?:your|my|the|sts|insert|replace|unique)[-_ ]?)*ext(?:ernal)?[-_ ]?id(?:[-_ ]?here)?$/i.test(
      text,
    ) ||
    /^(?:x{3,}|\.{3}|todo|changeme|replace[-_ ]?me|example|12345|placeholder)$/i.test(text)
  );
}

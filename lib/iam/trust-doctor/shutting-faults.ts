import type { Condition } from "../conditions/condition";
import { parseConditionOperator } from "../conditions/condition-operator";
import { classifyUnmet, isMisspeltExternalId, isOnExternalId } from "./external-id-fault";
import type { FindingCode } from "./finding-texts";
import { judgeCondition, type Probe } from "./judge-condition";
import type { Fault } from "./make-finding";
import { nameBlanks } from "./name-blanks";
import type { TrustStatement } from "./trust-statement";

const CODE_BY_KEY: readonly (readonly [RegExp, FindingCode])[] = [
  [/^aws:multifactorauth/, "condition-mfa"],
  [/^aws:sourceip$/, "condition-source-address"],
  [/^aws:(?:sourcevpc|sourcevpce|vpcsourceip|sourcevpcarn)/, "condition-network"],
  [/^aws:(?:principalorg|resourceorg|sourceorg)/, "condition-organization"],
  [/^aws:(?:principal|userid|username)/, "condition-principal"],
  [/^aws:(?:currenttime|epochtime|tokenissuetime)$/, "condition-date"],
  [
    /^(?:sts:rolesessionname|sts:sourceidentity|aws:sourceidentity|sts:transitivetagkeys)$/,
    "condition-session",
  ],
  [/^aws:(?:requesttag\/|tagkeys)/, "condition-session"],
  [/^aws:(?:sourcearn|sourceaccount)$/, "condition-source"],
];

/** Which conditions of a statement that is meant for us our request does not meet, or may not meet. */
export function shuttingFaults({ conditions }: TrustStatement, probe: Probe): Fault[] {
  return conditions.flatMap((condition): Fault[] => {
    const met = judgeCondition(condition, probe);
    if (met === "yes") return [];
    const fault = unmetFault(condition, probe);
    if (met === "unknown") return [{ ...fault, effect: "may-shut" }];
    return [{ ...fault, ...(isTimed(condition) && nameUntimely(condition)), effect: "shuts" }];
  });
}

/** A bound that does not hold now is one that has passed, or has yet to come. */
function nameUntimely(condition: Condition): Pick<Fault, "code" | "about"> {
  const { base } = parseConditionOperator(condition.operator) ?? {};
  const when = base?.startsWith("DateLess")
    ? "; that time is over"
    : base?.startsWith("DateGreater")
      ? "; that time has yet to come"
      : "";
  return { code: "condition-not-now", about: `${describeCondition(condition)}${when}` };
}

/** Conditions on the time that are met now, and will not always be. */
export function timedNotes({ conditions }: TrustStatement, probe: Probe): Fault[] {
  return conditions
    .filter((condition) => isTimed(condition) && judgeCondition(condition, probe) === "yes")
    .map((condition) => ({ ...unmetFault(condition, probe), effect: "note" }));
}

function isTimed({ key }: Condition): boolean {
  return codeOfKey(key) === "condition-date";
}

function unmetFault(condition: Condition, { expected }: Probe): Omit<Fault, "effect"> {
  const { operator, key, values } = condition;
  if (isOnExternalId(condition)) {
    const { code, value } = classifyUnmet(condition, expected);
    const about = code === "external-id-blanks" ? nameBlanks(value) : `${operator} on ${key}`;
    return { code, value, about };
  }
  if (isMisspeltExternalId(condition)) return { code: "external-id-key-misspelt", value: key };
  return { code: codeOfKey(key), value: values.join(", "), about: describeCondition(condition) };
}

/** A condition as a message names it: `Bool aws:MultiFactorAuthPresent true`. */
export function describeCondition({ operator, key, values }: Condition): string {
  return `${operator} ${key} ${values.join(", ")}`;
}

function codeOfKey(key: string): FindingCode {
  const name = key.toLowerCase();
  return CODE_BY_KEY.find(([pattern]) => pattern.test(name))?.[1] ?? "condition-other";
}

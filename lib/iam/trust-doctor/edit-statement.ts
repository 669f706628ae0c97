import { isRecord, textsOf } from "../raw-json";
import { createTrustPolicy } from "../trust-policy";
import type { TrustExpectation } from "./examination";
import { isMisspeltExternalId, isOnExternalId } from "./external-id-fault";
import { judgeCondition } from "./judge-condition";
import { coversAssumeRole } from "./judge-document";
import { isUs } from "./judge-principal";
import { ourAccount } from "./our-identity";
import type { RawStatement } from "./raw-document";
import { describeCondition } from "./shutting-faults";
import { type TrustStatement, toTrustStatement } from "./trust-statement";

/** A statement after an edit; null where nothing of it is left. */
export interface Edit {
  statement: RawStatement | null;
  changes: string[];
}

/** The statement that should be there for us, as the customer was shown it. */
export function ourStatement({ principalArn, externalIds }: TrustExpectation): RawStatement {
  const [statement] = createTrustPolicy({ principalArn, externalIds }).Statement;
  return { ...statement };
}

/** Makes a statement ours: our principal, sts:AssumeRole, our External ID, and of its other conditions those we meet. */
export function mendStatement(raw: RawStatement, where: string, expected: TrustExpectation): Edit {
  const judged = toTrustStatement(raw, 0);
  const wanted = ourStatement(expected);
  const { NotPrincipal, NotAction, Condition, ...rest } = raw;
  const changes: string[] = [];
  const statement: RawStatement = { ...rest, Effect: "Allow" };
  if (raw.Effect !== "Allow") changes.push(`${where}: set Effect to Allow.`);
  if (!keepsPrincipal(judged, expected)) {
    statement.Principal = wanted.Principal;
    changes.push(`${where}: named ${expected.principalArn} as principal.`);
  }
  if (!coversAssumeRole(judged) || judged.exceptActions || !judged.actions.every(isStsAction)) {
    statement.Action = mendedAction(judged);
    changes.push(`${where}: allowed sts:AssumeRole.`);
  }
  const condition = mendedCondition(judged, expected);
  statement.Condition = condition.block;
  return { statement, changes: [...changes, ...condition.changes.map((text) => `${where}: ${text}`)] };
}

function keepsPrincipal(
  { exceptPrincipals, principals }: TrustStatement,
  expected: TrustExpectation,
): boolean {
  return (
    !exceptPrincipals &&
    principals.length > 0 &&
    principals.every(({ type, value }) => type === "AWS" && value !== "*" && isUs(value, expected) === "yes")
  );
}

function isStsAction(action: string): boolean {
  return /^sts:[\w*?-]+$/i.test(action);
}

function mendedAction({ actions, exceptActions }: TrustStatement): string | string[] {
  const kept = exceptActions
    ? []
    : actions.filter((name) => /^sts:(?:TagSession|SetSourceIdentity)$/i.test(name));
  return kept.length === 0 ? "sts:AssumeRole" : ["sts:AssumeRole", ...kept];
}

function mendedCondition(judged: TrustStatement, expected: TrustExpectation) {
  const [externalId] = expected.externalIds;
  const probe = { externalId, expected, resolvesVariables: true };
  const others = judged.conditions.filter(
    (condition) => !isOnExternalId(condition) && !isMisspeltExternalId(condition),
  );
  const met = others.filter((condition) => judgeCondition(condition, probe) === "yes");
  const ids = [...new Set<string>(expected.externalIds)];
  const block: Record<string, Record<string, unknown>> = { StringEquals: {} };
  for (const { operator, key, values } of met) {
    block[operator] = { ...block[operator], [key]: values.length === 1 ? values[0] : values };
  }
  block.StringEquals = { ...block.StringEquals, "sts:ExternalId": ids.length === 1 ? ids[0] : ids };
  const removed = others.filter((condition) => !met.includes(condition));
  return {
    block,
    changes: [
      ...(asksFor(ids, judged) ? [] : [`asked with StringEquals for the External ID ${ids.join(" or ")}.`]),
      ...removed.map(
        (condition) => `removed the condition ${describeCondition(condition)}, which we may not meet.`,
      ),
    ],
  };
}

/** Whether a statement asks for exactly these External IDs already. */
function asksFor(ids: readonly string[], { conditions }: TrustStatement): boolean {
  const onId = conditions.filter((item) => isOnExternalId(item) || isMisspeltExternalId(item));
  return (
    onId.every(
      (item) => isOnExternalId(item) && item.operator === "StringEquals" && item.values.join() === ids.join(),
    ) && onId.length === 1
  );
}

/** Takes us out of the principals of a statement that is for others as well. */
export function withoutUs(raw: RawStatement, where: string, expected: TrustExpectation): Edit {
  const block = raw.Principal;
  if (!isRecord(block)) return { statement: raw, changes: [] };
  const left = textsOf(block.AWS).filter((value) => value === "*" || isUs(value, expected) === "no");
  const { AWS, ...types } = block;
  const principal = left.length === 0 ? types : { ...block, AWS: left.length === 1 ? left[0] : left };
  if (Object.keys(principal).length === 0) {
    return { statement: null, changes: [`${where}: removed, because it was about us alone.`] };
  }
  return {
    statement: { ...raw, Principal: principal },
    changes: [
      `${where}: took ${expected.principalArn} out of its principals; it stays as it is for the others.`,
    ],
  };
}

/** Leaves our account out of a statement that is about everybody, and keeps it for the others. */
export function exceptUs(raw: RawStatement, where: string, expected: TrustExpectation): Edit {
  const account = ourAccount(expected);
  const block = isRecord(raw.Condition) ? raw.Condition : {};
  const keys = isRecord(block.StringNotEquals) ? block.StringNotEquals : {};
  const key = Object.keys(keys).find((name) => name.toLowerCase() === "aws:principalaccount");
  const values = key === undefined ? account : [...textsOf(keys[key]), account];
  const StringNotEquals = { ...keys, [key ?? "aws:PrincipalAccount"]: values };
  return {
    statement: { ...raw, Condition: { ...block, StringNotEquals } },
    changes: [`${where}: left our account ${account} out of it; it stays as it is for the others.`],
  };
}

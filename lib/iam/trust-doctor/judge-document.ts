import { all, answer, any, opposite, type Ternary } from "../conditions/ternary";
import { asPattern, isPatternMatch } from "../conditions/text-pattern";
import type { TrustExpectation } from "./examination";
import { judgeConditions } from "./judge-condition";
import { namesUs } from "./judge-principal";
import type { TrustDocument, TrustStatement } from "./trust-statement";

/** Whether a statement is about `sts:AssumeRole`; letter case does not count. */
export function coversAssumeRole({ actions, exceptActions }: TrustStatement): boolean {
  const covered = actions.some((action) => isPatternMatch(asPattern(action.toLowerCase()), "sts:assumerole"));
  return exceptActions ? actions.length > 0 && !covered : covered;
}

/** Whether a statement is about AssumeRole by us, whatever its conditions say. */
export function concernsUs(statement: TrustStatement, expected: TrustExpectation): boolean {
  return coversAssumeRole(statement) && namesUs(statement, expected) !== "no";
}

/** Whether a statement applies to our request with this External ID. */
export function applies(
  statement: TrustStatement,
  externalId: string | null,
  { resolvesVariables }: Pick<TrustDocument, "resolvesVariables">,
  expected: TrustExpectation,
): Ternary {
  return all([
    answer(coversAssumeRole(statement)),
    namesUs(statement, expected),
    judgeConditions(statement.conditions, { externalId, expected, resolvesVariables }),
  ]);
}

/** Whether a Deny of the document applies to our request. */
export function isDenied(
  document: TrustDocument,
  externalId: string | null,
  expected: TrustExpectation,
): Ternary {
  const denials = document.statements.filter(({ effect }) => effect === "Deny");
  return any(denials.map((statement) => applies(statement, externalId, document, expected)));
}

/** Whether the document lets our request through: an Allow applies and no Deny does. */
export function letsIn(
  document: TrustDocument,
  externalId: string | null,
  expected: TrustExpectation,
): Ternary {
  const allows = document.statements.filter(({ effect }) => effect === "Allow");
  return all([
    any(allows.map((statement) => applies(statement, externalId, document, expected))),
    opposite(isDenied(document, externalId, expected)),
  ]);
}

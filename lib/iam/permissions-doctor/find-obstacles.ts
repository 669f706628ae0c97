import type { Ternary } from "../conditions/ternary";
import type { PermissionsExpectation, RefusedPermission, ToldPolicies, ToldPolicy } from "./examination";
import { explainAbsence } from "./explain-absence";
import { coverageOf, meetsConditions } from "./judge-statement";
import { type PolicyStatement, statementsOf } from "./policy-statement";

/** What stands in the way of a permission, by the texts of the policies. */
export type Obstacle =
  | { code: "deny-statement"; statement: PolicyStatement; isSure: boolean }
  | { code: "allow-has-condition"; statement: PolicyStatement }
  | { code: "allow-is-narrower"; statement: PolicyStatement }
  | { code: "boundary-lacks"; policy: ToldPolicy }
  | { code: "older-version-in-force"; policy: ToldPolicy }
  | { code: "policy-is-boundary-only"; policy: ToldPolicy }
  | { code: "policy-not-attached"; policyName: string; policyArn: string | null }
  | { code: "not-in-group"; groupName: string }
  | { code: "deny-not-found" }
  | { code: "action-left-out" }
  | { code: "nothing-in-the-way" };

interface Judged {
  statement: PolicyStatement;
  coverage: "whole" | "other-resources";
  met: Ternary;
}

/** What is told, with the statements of it: read once, for however many permissions. */
export interface ReadPolicies {
  told: ToldPolicies;
  own: readonly PolicyStatement[];
  ofBoundary: readonly PolicyStatement[];
}

/** Reads the statements of all that is told. */
export function readPolicies(told: ToldPolicies, expected: PermissionsExpectation): ReadPolicies {
  const own = told.policies.flatMap((policy) => statementsOf(policy, expected));
  return { told, own, ofBoundary: told.boundary ? statementsOf(told.boundary, expected) : [] };
}

/** Why a permission is not granted; none where the texts grant it and nothing is known to the contrary. */
export function findObstacles(
  refused: RefusedPermission,
  policies: ReadPolicies,
  expected: PermissionsExpectation,
): Obstacle[] {
  const { told } = policies;
  const own = judgeAll(policies.own, refused);
  const boundary = judgeAll(policies.ofBoundary, refused);
  const denials = findDenials([...own, ...boundary]);
  if (refused.refusal === "denied") return denials.length > 0 ? denials : [{ code: "deny-not-found" }];
  if (refused.refusal === "denied-by-boundary") return limitsAtWord(told.boundary, boundary);
  const isSure = denials.some((denial) => denial.code === "deny-statement" && denial.isSure);
  if (refused.refusal === "unknown" && isSure) return denials;
  const missing = findMissing(own, refused, told, expected) ?? limitsOf(told.boundary, boundary);
  if (missing) return missing;
  return refused.refusal === "unknown" ? denials : NOTHING;
}

const NOTHING: Obstacle[] = [{ code: "nothing-in-the-way" }];

function judgeAll(statements: readonly PolicyStatement[], refused: RefusedPermission): Judged[] {
  return statements.flatMap((statement) => {
    const coverage = coverageOf(statement, refused);
    if (coverage === "none") return [];
    return [{ statement, coverage, met: meetsConditions(statement, refused) }];
  });
}

/** Those that surely apply go before those that may; what a simulator asks about everything, a Deny on some things may spare. */
function findDenials(judged: readonly Judged[]): Obstacle[] {
  const applying = judged.filter(({ statement, met }) => statement.effect === "Deny" && met !== "no");
  const whole = applying.filter(({ coverage }) => coverage === "whole");
  const denials = whole.length > 0 ? whole : applying;
  const sure = denials.filter(({ coverage, met }) => coverage === "whole" && met === "yes");
  return (sure.length > 0 ? sure : denials).map(({ statement }) => ({
    code: "deny-statement",
    statement,
    isSure: sure.length > 0,
  }));
}

/** Null where the policies grant it. */
function findMissing(
  judged: readonly Judged[],
  refused: RefusedPermission,
  told: ToldPolicies,
  expected: PermissionsExpectation,
): Obstacle[] | null {
  const isByAws = told.policies.some(({ arn }) => arn !== null && refused.awsPolicyArns.includes(arn));
  const allowing = judged.filter(({ statement }) => statement.effect === "Allow");
  const whole = allowing.filter(({ coverage }) => coverage === "whole");
  const { refusal } = refused;
  // Where AWS says that it is not granted, a condition that may hold did not.
  const grants = ({ met }: Judged) => met === "yes" || (met === "unknown" && refusal === "unknown");
  if (isByAws || whole.some(grants)) return null;
  if (whole.length > 0) return whole.map(toObstacle("allow-has-condition"));
  const absence = explainAbsence(refused, told, expected);
  if (allowing.length > 0 && absence === null) return allowing.map(toObstacle("allow-is-narrower"));
  return [absence ?? { code: "action-left-out" }];
}

function toObstacle(code: "allow-has-condition" | "allow-is-narrower") {
  return ({ statement }: Judged): Obstacle => ({ code, statement });
}

/** AWS says that a boundary limits it: of one whose text was not told that is enough. */
function limitsAtWord(boundary: ToldPolicy | null, judged: readonly Judged[]): Obstacle[] {
  if (boundary && boundary.text === null) return [{ code: "boundary-lacks", policy: boundary }];
  return limitsOf(boundary, judged) ?? NOTHING;
}

/** Null where there is no boundary, or none that is known to forbid the permission. */
function limitsOf(boundary: ToldPolicy | null, judged: readonly Judged[]): Obstacle[] | null {
  if (boundary === null || boundary.text === null) return null;
  const denials = findDenials(judged);
  if (denials.length > 0) return denials;
  const allowing = judged.filter(({ statement }) => statement.effect === "Allow");
  if (allowing.some(({ coverage, met }) => coverage === "whole" && met === "yes")) return null;
  if (allowing.length > 0) {
    const conditional = allowing.filter(({ coverage }) => coverage === "whole");
    return conditional.length > 0
      ? conditional.map(toObstacle("allow-has-condition"))
      : allowing.map(toObstacle("allow-is-narrower"));
  }
  return [{ code: "boundary-lacks", policy: boundary }];
}

import type { Ternary } from "../conditions/ternary";
import type { PermissionsExpectation, RefusedPermission, ToldPolicies, ToldPolicy } from "./examination";
import { explainAbsence } from "./explain-absence";
import { type Coverage, coverageOf, meetsConditions, meetsSimulated } from "./judge-statement";
import { type PolicyStatement, statementsOf } from "./policy-statement";

/**
 * Whether a statement's condition is what decides: it is, it may be, or it is for AWS's simulator alone, which is not told
 * what a real request holds.
 */
export type Certainty = "sure" | "open" | "simulated";

/** What stands in the way of a permission, by the texts of the policies. */
export type Obstacle =
  | { code: "deny-statement"; statement: PolicyStatement; coverage: Coverage; certainty: Certainty }
  | { code: "allow-has-condition"; statement: PolicyStatement; certainty: Certainty }
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
  /** As far as AWS's simulator is told; the same where it was not asked. */
  metSimulated: Ternary;
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
  const denials = findDenials([...own, ...boundary], refused);
  if (refused.refusal === "denied") return denials.length > 0 ? denials : [{ code: "deny-not-found" }];
  if (refused.refusal === "denied-by-boundary") return limitsAtWord(told.boundary, boundary, refused);
  const isSure = denials.some((denial) => denial.code === "deny-statement" && denial.certainty === "sure");
  if (refused.refusal === "unknown" && isSure) return denials;
  const missing = findMissing(own, refused, told, expected) ?? limitsOf(told.boundary, boundary, refused);
  if (missing) return missing;
  return refused.refusal === "unknown" ? denials : NOTHING;
}

const NOTHING: Obstacle[] = [{ code: "nothing-in-the-way" }];

function judgeAll(statements: readonly PolicyStatement[], refused: RefusedPermission): Judged[] {
  return statements.flatMap((statement) => {
    const coverage = coverageOf(statement, refused);
    if (coverage === "none") return [];
    const met = meetsConditions(statement, refused);
    const metSimulated = refused.isSimulated ? meetsSimulated(statement, refused) : met;
    return [{ statement, coverage, met, metSimulated }];
  });
}

/** Those that surely apply go before those that may; what a simulator asks about everything, a Deny on some things may spare. */
function findDenials(judged: readonly Judged[], { refusal }: RefusedPermission): Obstacle[] {
  const denying = judged.filter(({ statement }) => statement.effect === "Deny");
  const whole = denying.filter(({ coverage }) => coverage === "whole");
  const sure = whole.filter(({ met }) => met === "yes");
  if (sure.length > 0) return sure.map(toDenial("sure"));
  const open = whole.filter(({ met }) => met === "unknown");
  // AWS said that one denies it: the only one that may is the one.
  if (open.length > 0) return open.map(toDenial(refusal === "denied" && open.length === 1 ? "sure" : "open"));
  const simulated = whole.filter(({ metSimulated }) => metSimulated === "yes");
  if (refusal === "denied" && simulated.length > 0) return simulated.map(toDenial("simulated"));
  return denying.filter(({ met }) => met !== "no").map(toDenial("open"));
}

function toDenial(certainty: Certainty) {
  return ({ statement, coverage }: Judged): Obstacle => ({
    code: "deny-statement",
    statement,
    coverage,
    certainty,
  });
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
  const grants = ({ met, metSimulated }: Judged) =>
    (met === "yes" && metSimulated !== "no") || (met === "unknown" && refusal === "unknown");
  if (isByAws || whole.some(grants)) return null;
  if (whole.length > 0) return whole.map(toConditional(refused));
  const absence = explainAbsence(refused, told, expected);
  if (allowing.length > 0 && absence === null) return allowing.map(toNarrower);
  return [absence ?? { code: "action-left-out" }];
}

function toConditional({ refusal, isSimulated }: RefusedPermission) {
  return ({ statement, met }: Judged): Obstacle => {
    const doubt = isSimulated ? "simulated" : refusal === "unknown" ? "open" : "sure";
    return { code: "allow-has-condition", statement, certainty: met === "no" ? "sure" : doubt };
  };
}

function toNarrower({ statement }: Judged): Obstacle {
  return { code: "allow-is-narrower", statement };
}

/** AWS says that a boundary limits it: of one whose text was not told that is enough. */
function limitsAtWord(
  boundary: ToldPolicy | null,
  judged: readonly Judged[],
  refused: RefusedPermission,
): Obstacle[] {
  if (boundary && boundary.text === null) return [{ code: "boundary-lacks", policy: boundary }];
  return limitsOf(boundary, judged, refused) ?? NOTHING;
}

/** Null where there is no boundary, or none that is known to forbid the permission. */
function limitsOf(
  boundary: ToldPolicy | null,
  judged: readonly Judged[],
  refused: RefusedPermission,
): Obstacle[] | null {
  if (boundary === null || boundary.text === null) return null;
  const denials = findDenials(judged, refused);
  if (denials.length > 0) return denials;
  const allowing = judged.filter(({ statement }) => statement.effect === "Allow");
  const whole = allowing.filter(({ coverage }) => coverage === "whole");
  if (whole.some(({ met, metSimulated }) => met === "yes" && metSimulated !== "no")) return null;
  if (allowing.length > 0) {
    return whole.length > 0 ? whole.map(toConditional(refused)) : allowing.map(toNarrower);
  }
  return [{ code: "boundary-lacks", policy: boundary }];
}

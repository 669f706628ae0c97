import { answer, any, opposite, type Ternary } from "../conditions/ternary";
import type { TrustExpectation } from "./examination";
import { accountOf, namesOurAccount, ourAccount, ourMembers } from "./our-identity";
import type { TrustStatement } from "./trust-statement";

/** Whether one value of Principal is us; unknown for a member of our account that we cannot tell from here. */
export function isUs(value: string, expected: TrustExpectation): Ternary {
  if (value === "*" || namesOurAccount(value, expected)) return "yes";
  const members = ourMembers(expected);
  if (members.length > 0) return answer(members.includes(value));
  const member = /^arn:([^:]*):iam::\d{12}:(?:user|role)\/[^*?]+$/.exec(value);
  const possible = member?.[1] === expected.partition && accountOf(value) === ourAccount(expected);
  return possible ? "unknown" : "no";
}

/** Whether a statement is about us, by its Principal or NotPrincipal. */
export function namesUs(statement: TrustStatement, expected: TrustExpectation): Ternary {
  const aws = statement.principals.filter(({ type }) => type === "AWS");
  const named = any(aws.map(({ value }) => isUs(value, expected)));
  if (!statement.exceptPrincipals) return named;
  if (statement.principals.length === 0) return "no";
  const withAccount = aws.some(({ value }) => namesOurAccount(value, expected));
  // A Deny that excepts a user or a role without its account denies the account (IAM User Guide, "NotPrincipal").
  if (statement.effect === "Deny" && named === "yes" && !withAccount) return "unknown";
  return opposite(named);
}

/** Whether everybody is meant: `*`, or all but a few. */
export function namesAnyone({ exceptPrincipals, principals }: TrustStatement): boolean {
  if (exceptPrincipals) return principals.length > 0;
  return principals.some(({ type, value }) => type === "AWS" && value === "*");
}

/** Whether every value of Principal is us. */
export function namesOnlyUs(statement: TrustStatement, expected: TrustExpectation): boolean {
  return (
    !statement.exceptPrincipals &&
    statement.principals.length > 0 &&
    statement.principals.every(
      ({ type, value }) => type === "AWS" && value !== "*" && isUs(value, expected) !== "no",
    )
  );
}

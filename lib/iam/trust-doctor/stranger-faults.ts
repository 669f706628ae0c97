import type { TrustExpectation } from "./examination";
import { coversAssumeRole } from "./judge-document";
import { isUs, namesUs } from "./judge-principal";
import type { Fault } from "./make-finding";
import { accountOf, ourAccount } from "./our-identity";
import { isUniqueId, principalFault } from "./principal-shape";
import type { NamedPrincipal, TrustStatement } from "./trust-statement";

/** Why an Allow that does not open the role for us does not: whom it names, or what it allows. */
export function strangerFaults(statement: TrustStatement, expected: TrustExpectation): Fault[] {
  if (namesUs(statement, expected) !== "no") {
    const { actions, exceptActions } = statement;
    if (coversAssumeRole(statement) || actions.length === 0) return [];
    const value = `${exceptActions ? "all but " : ""}${actions.join(", ")}`;
    return [{ code: "action-other", effect: "shuts", value }];
  }
  if (statement.exceptPrincipals) return [];
  const aws = statement.principals.filter(({ type }) => type === "AWS");
  return aws.length === 0 ? otherKindFaults(statement) : aws.flatMap((named) => otherFault(named, expected));
}

function otherKindFaults({ principals }: TrustStatement): Fault[] {
  return principals.slice(0, 1).map(({ type, value }) => ({
    code: type === "Federated" ? "principal-federated-only" : "principal-service-only",
    effect: "shuts",
    value,
  }));
}

function otherFault(named: NamedPrincipal, expected: TrustExpectation): Fault[] {
  const { value } = named;
  if (isUs(value, expected) !== "no" || principalFault(named, expected) !== null) return [];
  return [{ code: codeOf(value, expected), effect: "shuts", value }];
}

function codeOf(value: string, expected: TrustExpectation): Fault["code"] {
  if (isUniqueId(value)) return "principal-deleted";
  if (accountOf(value) !== ourAccount(expected)) return "principal-other-account";
  return /:assumed-role\/|:federated-user\//.test(value) ? "principal-session" : "principal-other-identity";
}

import { asList, type PolicyDocument, type Statement } from "../../lib/iam/policy-document";
import { conditionsHold } from "./conditions";
import { resolvePattern } from "./policy-variables";
import { matchPrincipal, type Principal, type PrincipalMatch } from "./principals";
import type { RequestContext } from "./request-context";
import { matchesAction, matchesPattern } from "./wildcard";

/** One question to policies: may this caller do this action on this resource in this context? */
export interface AuthorizationQuestion {
  action: string;
  /** An ARN, or `*` taken literally. */
  resource: string;
  context: RequestContext;
  /** Needed by policies that have a Principal element. */
  principal?: Principal | undefined;
}

/** Whether a statement is about the question, or which element says that it is not. */
export type StatementOutcome =
  | { applies: true; principal: PrincipalMatch }
  | { applies: false; because: "action" | "resource" | "principal" | "condition" };

/** Decides whether one statement applies, looking at its elements in the order of the outcome's union. */
export function judgeStatement(
  statement: Statement,
  version: PolicyDocument["Version"],
  question: AuthorizationQuestion,
): StatementOutcome {
  if (!actionCovered(statement, question.action)) return { applies: false, because: "action" };
  if (!resourceCovered(statement, version, question)) return { applies: false, because: "resource" };
  const principal = principalCovered(statement, question.principal);
  if (principal === "none") return { applies: false, because: "principal" };
  if (!conditionsHold(statement.Condition, question.context, version)) {
    return { applies: false, because: "condition" };
  }
  return { applies: true, principal };
}

function actionCovered(statement: Statement, action: string): boolean {
  const matches = (patterns: string[]) => patterns.some((pattern) => matchesAction(pattern, action));
  if (statement.NotAction !== undefined) return !matches(asList(statement.NotAction));
  return matches(asList(statement.Action));
}

/** A statement without Resource, as in a trust policy, is about the resource that it is attached to. */
function resourceCovered(
  statement: Statement,
  version: PolicyDocument["Version"],
  { resource, context }: AuthorizationQuestion,
): boolean {
  const matches = (texts: string[]) =>
    texts.some((text) => {
      const pattern = resolvePattern(text, context, version);
      return pattern !== null && matchesPattern(pattern, resource);
    });
  if (statement.NotResource !== undefined) return !matches(asList(statement.NotResource));
  return statement.Resource === undefined || matches(asList(statement.Resource));
}

function principalCovered(statement: Statement, caller: Principal | undefined): PrincipalMatch {
  const { Principal: named, NotPrincipal: excepted } = statement;
  if (named === undefined && excepted === undefined) return "named";
  if (caller === undefined) return "none";
  if (excepted !== undefined) return matchPrincipal(excepted, caller) === "none" ? "anyone" : "none";
  return named === undefined ? "none" : matchPrincipal(named, caller);
}

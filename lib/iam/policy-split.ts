import { asList, type PolicyDocument, type Statement } from "./policy-document";
import { measurePolicy, POLICY_QUOTAS } from "./policy-size";

/** A statement, whole or in part, and which one of the given statements it comes from. */
export interface PlacedStatement {
  statement: Statement;
  origin: number;
}

export interface SplitPlan {
  /** The room of each document in characters, the first one first; the last holds for all that follow. */
  quotas: readonly [number, ...number[]];
  maxDocuments: number;
}

/** At most this many managed policies can be attached to one IAM user, group or role by default. */
export const MAX_ATTACHED_POLICIES = 10;

/**
 * Lays statements out over as few documents as their order and the quotas allow, without widening anything.
 * Statements stay whole where one document can hold them. Else the Action list of an Allow is cut, with the same
 * resources and condition in every part; Deny, NotAction and NotResource are never cut, because their parts
 * would mean something else. Null when that is not enough (IAM User Guide, "IAM and AWS STS quotas").
 */
export function splitStatements(
  statements: readonly Statement[],
  { quotas, maxDocuments }: SplitPlan,
): PlacedStatement[][] | null {
  const documents: PlacedStatement[][] = [];
  const quotaOf = (index: number) => quotas[Math.min(index, quotas.length - 1)] ?? quotas[0];
  const place = (placed: PlacedStatement): boolean => {
    const index = documents.findIndex((held, at) => fits([...held, placed], quotaOf(at)));
    if (index >= 0) documents[index]?.push(placed);
    else if (fits([placed], quotaOf(documents.length))) documents.push([placed]);
    else return false;
    return true;
  };
  for (const [origin, statement] of statements.entries()) {
    if (place({ statement, origin })) continue;
    const parts = cut(statement, Math.min(...quotas));
    if (parts === null || !parts.every((part) => place({ statement: part, origin }))) return null;
  }
  return documents.length <= maxDocuments ? documents : null;
}

/** A policy as several that each fit a managed policy and together grant the same; null where AWS allows none. */
export function splitPolicy(
  document: PolicyDocument,
  quota: number = POLICY_QUOTAS.managed,
): PolicyDocument[] | null {
  const plan: SplitPlan = { quotas: [quota], maxDocuments: MAX_ATTACHED_POLICIES };
  const documents = splitStatements(document.Statement, plan);
  return documents?.map((placed) => toDocument(placed)) ?? null;
}

/** The document that holds the placed statements. */
export function toDocument(placed: readonly PlacedStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: placed.map(({ statement }) => statement) };
}

/** Whether the parts of a cut statement would mean the same as the whole. */
export function canCut({ Effect, Action, NotAction, NotResource, NotPrincipal }: Statement): boolean {
  const negative = NotAction !== undefined || NotResource !== undefined || NotPrincipal !== undefined;
  return Effect === "Allow" && !negative && asList(Action).length > 1;
}

function cut(statement: Statement, quota: number): Statement[] | null {
  if (!canCut(statement)) return null;
  const parts: Statement[] = [];
  let actions: string[] = [];
  for (const action of asList(statement.Action)) {
    const longer = [...actions, action];
    if (fitsAlone(statement, longer, quota)) {
      actions = longer;
      continue;
    }
    if (actions.length === 0 || !fitsAlone(statement, [action], quota)) return null;
    parts.push({ ...statement, Action: actions });
    actions = [action];
  }
  return [...parts, { ...statement, Action: actions }];
}

function fitsAlone(statement: Statement, actions: string[], quota: number): boolean {
  return fits([{ statement: { ...statement, Action: actions }, origin: 0 }], quota);
}

function fits(placed: readonly PlacedStatement[], quota: number): boolean {
  return measurePolicy(toDocument(placed), "managed").characters <= quota;
}

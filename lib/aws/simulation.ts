import "server-only";
import type { EvaluationResult, SimulatePrincipalPolicyCommandInput } from "@aws-sdk/client-iam";
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { TextPosition } from "@/lib/iam/statement-spans";
import type { NamedStatement, SimulatedAction } from "@/lib/verification/port";
import { cleanText } from "./evidence";

/** As much of a result as is read; of a simulation of texts and one of a principal it is the same. */
interface SimulationPage {
  EvaluationResults?: EvaluationResult[] | undefined;
}

const LONGEST_KEY = 256;
const MOST_KEYS = 50;

type MatchedStatement = NonNullable<EvaluationResult["MatchedStatements"]>[number];

/** What AWS's simulator is asked about a group; `resource: null` leaves the resource out, which means `*`. */
export function toSimulationInput(
  group: SimulationGroup,
): Pick<SimulatePrincipalPolicyCommandInput, "ActionNames" | "ResourceArns" | "ContextEntries"> {
  return {
    ActionNames: [...group.actions],
    ...(group.resource === null ? {} : { ResourceArns: [group.resource] }),
    ...(group.context.length === 0
      ? {}
      : {
          ContextEntries: group.context.map(({ key, values, type }) => ({
            ContextKeyName: key,
            ContextKeyValues: [...values],
            ContextKeyType: type,
          })),
        }),
  };
}

/** The decision on each action of the group, or null where AWS left one out or spoke of another. */
export function readSimulation(
  pages: readonly SimulationPage[],
  group: SimulationGroup,
): SimulatedAction[] | null {
  const all = pages.flatMap(({ EvaluationResults }) => EvaluationResults ?? []);
  const results = new Map(all.map((one) => [one.EvalActionName?.toLowerCase(), one]));
  const simulated: SimulatedAction[] = [];
  for (const action of group.actions) {
    const result = results.get(action.toLowerCase());
    const decided = result && readDecision(result);
    if (!decided) return null;
    simulated.push({ action, ...decided, ...(decided.decision !== "granted" && readMissing(result)) });
  }
  return simulated;
}

function readDecision(result: EvaluationResult): Omit<SimulatedAction, "action"> | null {
  switch (result.EvalDecision) {
    case "allowed":
      return { decision: "granted" };
    case "explicitDeny":
      return readDenial(result);
    case "implicitDeny":
      return { decision: nameLimit(result) ?? "not-granted" };
    default:
      return null;
  }
}

/** Only a denial by a service control policy names no statement; of others the denying one is all that is named. */
function readDenial(result: EvaluationResult): Omit<SimulatedAction, "action"> {
  const [ofResource] = result.ResourceSpecificResults ?? [];
  const matched = ofResource?.MatchedStatements ?? result.MatchedStatements ?? [];
  const deniedBy = matched.flatMap((statement) => readStatement(statement) ?? []);
  if (deniedBy.length === 0) return { decision: nameLimit(result) ?? "denied" };
  const isByBoundary = deniedBy.every(({ isBoundary }) => isBoundary);
  return { decision: isByBoundary ? "denied-by-boundary" : "denied", deniedBy };
}

/** AWS names them with the resource where one is given, and also above it (IAM API Reference, EvaluationResult). */
function readMissing(result: EvaluationResult): Pick<SimulatedAction, "missingContext"> {
  const all = [result, ...(result.ResourceSpecificResults ?? [])];
  const keys = all.flatMap(({ MissingContextValues }) => MissingContextValues ?? []);
  const clean = keys.flatMap((key) => cleanText(key) ?? []).filter(({ length }) => length <= LONGEST_KEY);
  const unique = [...new Map(clean.map((key) => [key.toLowerCase(), key])).values()].sort();
  return unique.length === 0 ? {} : { missingContext: unique.slice(0, MOST_KEYS) };
}

function nameLimit(result: EvaluationResult): "denied-by-scp" | "denied-by-boundary" | null {
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false) return "denied-by-scp";
  if (result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false)
    return "denied-by-boundary";
  return null;
}

/** The type on the wire is a phrase ("Permissions Boundary Policy"), not the word that the service model has. */
function readStatement(statement: MatchedStatement): NamedStatement | null {
  const policyId = cleanText(statement.SourcePolicyId);
  if (policyId === null) return null;
  const isBoundary = /boundary/i.test(String(statement.SourcePolicyType));
  const start = readPosition(statement.StartPosition);
  const end = readPosition(statement.EndPosition);
  return { policyId, isBoundary, span: start && end && { start, end } };
}

function readPosition(position: MatchedStatement["StartPosition"]): TextPosition | null {
  const { Line: line, Column: column } = position ?? {};
  if (!Number.isSafeInteger(line) || !Number.isSafeInteger(column)) return null;
  return { line: Number(line), column: Number(column) };
}

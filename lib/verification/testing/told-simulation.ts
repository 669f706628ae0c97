import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { AwsEvidence } from "../check-result";
import type { AwsAnswer, NamedStatement, SimulatedAction } from "../port";
import { UNASKED } from "./plan";

/**
 * The simulator as a test tells it. A word is a decision, after which ` by <policy>:<line>` names the statement that
 * denies; `refused` makes AWS refuse every group that has the action in it; what is left out is not answered, but for what nobody asked
 * for, which is not granted.
 */
export function tellSimulation(
  group: SimulationGroup,
  words: Record<string, string>,
  evidence: AwsEvidence,
): AwsAnswer<SimulatedAction[]> {
  if (group.actions.some((action) => words[action] === "refused")) {
    const message = `Invalid Input Actions: ${group.actions.join()}`;
    return { kind: "rejected", evidence: { ...evidence, httpStatus: 400, code: "InvalidInput", message } };
  }
  const value = group.actions.flatMap((action) => {
    const word = words[action] ?? (UNASKED.includes(action) ? "not-granted" : undefined);
    return word === undefined ? [] : [{ action, ...readWord(word) }];
  });
  return { kind: "answered", value, evidence };
}

function readWord(word: string): Omit<SimulatedAction, "action"> {
  const [decision = "", by] = word.split(" by ");
  const known = decision as SimulatedAction["decision"];
  return by === undefined ? { decision: known } : { decision: known, deniedBy: [readStatement(by, known)] };
}

function readStatement(by: string, decision: SimulatedAction["decision"]): NamedStatement {
  const [policyId = "", line] = by.split(":");
  const start = { line: Number(line), column: 1 };
  const end = { line: Number(line), column: 100 };
  return { policyId, isBoundary: decision === "denied-by-boundary", span: line ? { start, end } : null };
}

import { errorFinding, nothingFinding, otherHolderFinding } from "./answer-findings";
import { describeObstacle } from "./describe-obstacle";
import type {
  PermissionsExamination,
  PermissionsExpectation,
  PermissionsFinding,
  ToldPolicies,
} from "./examination";
import { findObstacles, type Obstacle, readPolicies } from "./find-obstacles";
import { describePolicyPasteProblem } from "./paste-problem";
import { readPolicyAnswer, writePolicyAnswer } from "./read-policy-answer";

/** More faults than anybody mends at once; each stands for all permissions that it keeps away. */
const MOST_FINDINGS = 8;

/**
 * Says from what AWS told a customer of a role's or user's policies what keeps it from what the product needs. Never
 * throws. It judges texts as IAM would (IAM User Guide, "Policy evaluation logic"); what an organisation denies is in none.
 */
export function examinePolicies(pasted: string, expected: PermissionsExpectation): PermissionsExamination {
  const read = readPolicyAnswer(pasted, expected.holder);
  if (!read.ok) {
    const { problem } = read;
    return { kind: "unreadable", problem, message: describePolicyPasteProblem(problem) };
  }
  const { answer } = read;
  const findings =
    answer.kind === "error"
      ? ([errorFinding(answer.error, expected)] as const)
      : judge(answer.told, expected);
  return { kind: "examined", kept: writePolicyAnswer(answer), findings };
}

function judge(
  told: ToldPolicies,
  expected: PermissionsExpectation,
): readonly [PermissionsFinding, ...PermissionsFinding[]] {
  if (told.holder.arn !== expected.holder.arn) return [otherHolderFinding(told, expected)];
  const [first, ...others] = groupByObstacle(told, expected)
    .slice(0, MOST_FINDINGS)
    .map(({ obstacle, actions, rivals }) =>
      describeObstacle(obstacle, { actions: [...actions], rivals, told, expected }),
    );
  return first ? [first, ...others] : [nothingFinding(told, expected)];
}

interface Group {
  obstacle: Obstacle;
  actions: Set<string>;
  /** How many other statements may be the one that denies the same. */
  rivals: number;
}

/** What several permissions have in common is told once, in the order of the weightiest of them. */
function groupByObstacle(told: ToldPolicies, expected: PermissionsExpectation): Group[] {
  const groups = new Map<string, Group>();
  const policies = readPolicies(told, expected);
  for (const refused of expected.refused) {
    const obstacles = findObstacles(refused, policies, expected);
    for (const obstacle of obstacles) {
      const key = keyOf(obstacle);
      const group = groups.get(key) ?? { obstacle, actions: new Set(), rivals: obstacles.length - 1 };
      group.actions.add(refused.action);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort((a, b) => weightOf(a.obstacle) - weightOf(b.obstacle));
}

/** What is surely in the way goes first; that something was not found says the least. */
function weightOf({ code }: Obstacle): number {
  return code === "nothing-in-the-way" || code === "deny-not-found" ? 1 : 0;
}

function keyOf(obstacle: Obstacle): string {
  const { code } = obstacle;
  if ("statement" in obstacle) return `${code} ${obstacle.statement.place}`;
  return JSON.stringify([
    code,
    "policy" in obstacle ? obstacle.policy.name : "policyName" in obstacle && obstacle.policyName,
  ]);
}

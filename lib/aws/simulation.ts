import "server-only";
import type {
  EvaluationResult,
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput,
} from "@aws-sdk/client-iam";
import type { SimulationGroup } from "@/lib/iam/simulation-groups";
import type { SimulatedAction } from "@/lib/verification/port";

/** One page holds a whole group: AWS pages by action and takes up to 1,000 a page. */
const PAGE_SIZE = 1_000;

/** What AWS's simulator is asked about a group; `resource: null` leaves the resource out, which means `*`. */
export function toSimulationInput(
  principalArn: string,
  group: SimulationGroup,
): SimulatePrincipalPolicyCommandInput {
  return {
    PolicySourceArn: principalArn,
    ActionNames: [...group.actions],
    MaxItems: PAGE_SIZE,
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
  output: SimulatePrincipalPolicyCommandOutput,
  group: SimulationGroup,
): SimulatedAction[] | null {
  if (output.IsTruncated) return null;
  const results = new Map(
    (output.EvaluationResults ?? []).map((one) => [one.EvalActionName?.toLowerCase(), one]),
  );
  const simulated: SimulatedAction[] = [];
  for (const action of group.actions) {
    const result = results.get(action.toLowerCase());
    const decision = result && readDecision(result);
    if (!decision) return null;
    simulated.push({ action, decision });
  }
  return simulated;
}

function readDecision(result: EvaluationResult): SimulatedAction["decision"] | null {
  switch (result.EvalDecision) {
    case "allowed":
      return "granted";
    case "explicitDeny":
    case "implicitDeny":
      return nameDenial(result);
    default:
      return null;
  }
}

function nameDenial(result: EvaluationResult): SimulatedAction["decision"] {
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false) return "denied-by-scp";
  if (result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false)
    return "denied-by-boundary";
  return result.EvalDecision === "explicitDeny" ? "denied" : "not-granted";
}

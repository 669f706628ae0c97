import type { PermissionFinding } from "./check-result";
import { describeDenyingStatement } from "./denying-statement";

const ACTIONS_TOLD = 12;

/** One line for each reason, with the first of the actions: `not-granted: ec2:RunInstances, ec2:CreateVolume`. */
export function summariseFindings(findings: readonly PermissionFinding[]): string[] {
  const byReason = new Map<string, Set<string>>();
  for (const { action, decision, deniedBy = [], missingContext } of findings) {
    const places = deniedBy.map(describeDenyingStatement).join(", and by ");
    const keys = missingContext ? ` (AWS's simulator was not given ${missingContext.join(", ")})` : "";
    const reason = `${places ? `${decision} by ${places}` : decision}${keys}`;
    byReason.set(reason, (byReason.get(reason) ?? new Set()).add(action));
  }
  return [...byReason].map(([reason, actions]) => `${reason}: ${listFirst([...actions])}`);
}

function listFirst(actions: string[]): string {
  const more = actions.length - ACTIONS_TOLD;
  return `${actions.slice(0, ACTIONS_TOLD).join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}

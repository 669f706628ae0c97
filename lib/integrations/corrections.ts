import { asList, type Statement } from "@/lib/iam/policy-document";
import type { Capability, Correction, Integration } from "./manifest";

/** The correction that the manifest lists for an action or pattern, or null. */
export function findCorrection(
  integration: Pick<Integration, "corrections">,
  action: string,
): Correction | null {
  return integration.corrections.find((one) => one.action.toLowerCase() === action.toLowerCase()) ?? null;
}

/**
 * A capability's statements as the documents use them: the guide's mistaken actions replaced or left out,
 * duplicates merged. A statement that is left without any action is dropped.
 */
export function correctedStatements(
  integration: Pick<Integration, "corrections">,
  capability: Pick<Capability, "statements">,
): Statement[] {
  return capability.statements.flatMap((statement) => {
    const actions = asList(statement.Action).flatMap((action) => correctedAction(integration, action));
    const [first, ...others] = new Set(actions);
    if (first === undefined) return [];
    const single = others.length === 0 && !Array.isArray(statement.Action);
    return [{ ...statement, Action: single ? first : [first, ...others] }];
  });
}

function correctedAction(integration: Pick<Integration, "corrections">, action: string): string[] {
  const correction = findCorrection(integration, action);
  if (correction === null) return [action];
  return correction.use === null ? [] : [correction.use];
}

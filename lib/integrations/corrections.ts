import { asList, type Statement } from "@/lib/iam/policy-document";
import type { Capability, Correction, Integration } from "./manifest";

type Corrected = Pick<Integration, "corrections">;

/** The correction that the manifest lists for an action or pattern in a capability, or null. */
export function findCorrection(
  { corrections }: Corrected,
  action: string,
  capabilityId: string,
): Correction | null {
  const named = corrections.filter((one) => one.action.toLowerCase() === action.toLowerCase());
  return (
    named.find((one) => one.capabilityId === capabilityId) ??
    named.find((one) => one.capabilityId === undefined) ??
    null
  );
}

/**
 * A capability's statements as the documents use them: the guide's mistaken actions replaced or left out,
 * duplicates merged. A statement that is left without any action is dropped.
 */
export function correctedStatements(
  integration: Corrected,
  { id, statements }: Pick<Capability, "id" | "statements">,
): Statement[] {
  return statements.flatMap((statement) => {
    const actions = asList(statement.Action).flatMap((action) => correctedAction(integration, action, id));
    const [first, ...others] = new Set(actions);
    if (first === undefined) return [];
    const single = others.length === 0 && !Array.isArray(statement.Action);
    return [{ ...statement, Action: single ? first : [first, ...others] }];
  });
}

function correctedAction(integration: Corrected, action: string, capabilityId: string): string[] {
  const correction = findCorrection(integration, action, capabilityId);
  if (correction === null) return [action];
  return correction.use === null ? [] : [correction.use];
}

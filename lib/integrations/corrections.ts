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
 * duplicates merged. What is corrected to every resource becomes a statement of its own after the one that it comes
 * from. A statement that is left without any action is dropped.
 */
export function correctedStatements(
  integration: Corrected,
  { id, statements }: Pick<Capability, "id" | "statements">,
): Statement[] {
  return statements.flatMap((statement) => {
    const actions = asList(statement.Action).flatMap((action) => correctedAction(integration, action, id));
    const limited = actions.filter(({ anywhere }) => !anywhere).map(({ action }) => action);
    const anywhere = actions.filter((one) => one.anywhere).map(({ action }) => action);
    return [...withActions(statement, limited), ...withActions(onEveryResource(statement), anywhere)];
  });
}

function withActions(statement: Statement, actions: readonly string[]): Statement[] {
  const [first, ...others] = new Set(actions);
  if (first === undefined) return [];
  const single = others.length === 0 && !Array.isArray(statement.Action);
  return [{ ...statement, Action: single ? first : [first, ...others] }];
}

function onEveryResource(statement: Statement): Statement {
  const named = statement.Sid === undefined ? {} : { Sid: `${statement.Sid}OnEveryResource` };
  return { ...statement, ...named, Resource: "*" };
}

function correctedAction(
  integration: Corrected,
  action: string,
  capabilityId: string,
): { action: string; anywhere: boolean }[] {
  const correction = findCorrection(integration, action, capabilityId);
  if (correction === null) return [{ action, anywhere: false }];
  if (correction.use === null) return [];
  return [{ action: correction.use, anywhere: correction.resource === "*" }];
}

import {
  actionExists,
  expandActionPattern,
  serviceExists,
  suggestAction,
  suggestServicePrefix,
} from "@/lib/iam/action-catalogue";
import { hasWildcard, splitAction } from "@/lib/iam/action-pattern";
import { asList } from "@/lib/iam/policy-document";
import { findMistakenPrefix } from "@/lib/iam/service-prefix";
import { checkResources } from "./check-resources";
import { checkStructure } from "./check-structure";
import { findCorrection } from "./corrections";
import type { ManifestFault } from "./fault";
import type { Integration } from "./manifest";

interface PlacedAction {
  action: string;
  place: string;
  /** Null for what is no capability's, and therefore never corrected. */
  capabilityId: string | null;
}

const LOOK_UP = " Look it up in AWS's Service Authorization Reference.";

/**
 * What is wrong with a manifest in IAM's terms, in the manifest's order; empty when all is well. IAM itself
 * accepts a policy with an unknown action, which then grants nothing, so nobody else would say. A fault that
 * the manifest corrects itself has the severity "corrected". Whether a managed policy exists is not checked.
 */
export async function checkIntegration(integration: Integration): Promise<ManifestFault[]> {
  const actions = await Promise.all(
    placedActions(integration).map((placed) => checkAction(integration, placed)),
  );
  return [...actions.flat(), ...(await checkResources(integration)), ...checkStructure(integration)];
}

function placedActions({ capabilities, corrections, sessionPolicy }: Integration): PlacedAction[] {
  const inCapabilities = capabilities.flatMap(({ id, statements, probes }) => [
    ...statements.flatMap((statement, index) =>
      asList(statement.Action).map((action) => ({
        action,
        capabilityId: id,
        place: `capabilities.${id}.statements[${index}].Action`,
      })),
    ),
    ...probes.map((action) => ({ action, capabilityId: id, place: `capabilities.${id}.probes` })),
  ]);
  const replacements = corrections.flatMap(({ use }, index) =>
    use === null ? [] : [{ action: use, capabilityId: null, place: `corrections[${index}].use` }],
  );
  const inSessions = (sessionPolicy?.alwaysActions ?? []).map((action) => ({
    action,
    capabilityId: null,
    place: "sessionPolicy.alwaysActions",
  }));
  return [...inCapabilities, ...replacements, ...inSessions];
}

async function checkAction(
  integration: Integration,
  { action, place, capabilityId }: PlacedAction,
): Promise<ManifestFault[]> {
  const found = await findActionFault(action);
  if (found === null) return [];
  const correction = capabilityId === null ? null : findCorrection(integration, action, capabilityId);
  const severity = correction === null ? "error" : "corrected";
  const message = correction === null ? found.message : `${found.message} ${describeUse(correction.use)}`;
  return [{ integrationId: integration.id, place, severity, code: found.code, message }];
}

async function findActionFault(action: string): Promise<Pick<ManifestFault, "code" | "message"> | null> {
  const parts = splitAction(action);
  if (parts === null) {
    return {
      code: "not-an-action",
      message: `\`${action}\` is not of the form \`service:Action\`. Write it as \`ec2:RunInstances\`.`,
    };
  }
  if (!(await serviceExists(parts.service))) {
    return { code: "unknown-service", message: await describeUnknownService(parts.service) };
  }
  const known = hasWildcard(action)
    ? (await expandActionPattern(action)).length > 0
    : await actionExists(action);
  if (known) return null;
  const suggested = await suggestAction(action);
  const hint = suggested === null ? LOOK_UP : ` The nearest is \`${suggested}\`.`;
  return { code: "unknown-action", message: `AWS has no action \`${action}\`.${hint}` };
}

async function describeUnknownService(prefix: string): Promise<string> {
  const known = findMistakenPrefix(prefix);
  if (known !== null)
    return `\`${prefix}\` is no IAM service prefix: ${known.service} uses \`${known.use}\`.`;
  const suggested = await suggestServicePrefix(prefix);
  const hint = suggested === null ? LOOK_UP : ` The nearest is \`${suggested}\`.`;
  return `\`${prefix}\` is no IAM service prefix.${hint}`;
}

function describeUse(use: string | null): string {
  return use === null ? "The documents leave it out." : `The documents use \`${use}\`.`;
}

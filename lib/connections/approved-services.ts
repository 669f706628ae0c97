import "server-only";
import { parseRoleArn } from "@/lib/iam/role-arn";
import { isInEverySession, listApprovableCapabilities } from "@/lib/integrations/selection";
import { createAssumeCommand, createSessionLengthCommand } from "@/lib/setup/session-commands";
import { createSessionPolicy, type SessionPolicy } from "@/lib/setup/session-policy";
import { choiceOf } from "./documents";
import type { AuthorizedConnection } from "./types";

export interface ApprovedServices {
  purpose: string;
  services: { id: string; title: string; purpose: string; isApproved: boolean; isInEverySession: boolean }[];
  /** What narrows a session; null where the role has lost every service that was approved. */
  policy: SessionPolicy | null;
  longestSessionSeconds: number;
  /** How the product asks for a session, and how a role is allowed such long ones; null before the role is known. */
  commands: { assumeRole: string; allowLongSessions: string } | null;
}

/** To what the customer narrows the product's sessions; null where the product does not narrow them. */
export function describeApprovedServices(connection: AuthorizedConnection): ApprovedServices | null {
  const choice = choiceOf(connection);
  const { integration } = choice;
  const { sessionPolicy, longestSessionSeconds } = integration;
  if (!sessionPolicy || connection.accessMethod !== "iam-role") return null;
  const { approvedCapabilityIds: approvedIds, partition } = connection;
  const services = listApprovableCapabilities(choice).map((capability) => {
    const { id, title, purpose } = capability;
    const isApproved = approvedIds.length === 0 || approvedIds.includes(id);
    return { id, title, purpose, isApproved, isInEverySession: isInEverySession(integration, capability) };
  });
  const capabilityIds = services.filter(({ isApproved }) => isApproved).map(({ id }) => id);
  return {
    purpose: sessionPolicy.purpose,
    services,
    policy:
      capabilityIds.length === 0 ? null : createSessionPolicy({ integration, capabilityIds, partition }),
    longestSessionSeconds,
    commands: commandsFor(connection, longestSessionSeconds),
  };
}

function commandsFor(
  { roleArn, externalId, integrationId }: AuthorizedConnection,
  longestSessionSeconds: number,
): ApprovedServices["commands"] {
  const role = roleArn === null ? null : parseRoleArn(roleArn);
  if (!role?.ok) return null;
  const session = { role: role.value, externalId, sessionName: integrationId, longestSessionSeconds };
  return {
    assumeRole: createAssumeCommand(session),
    allowLongSessions: createSessionLengthCommand(session),
  };
}

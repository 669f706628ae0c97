import type { RoleArnParts } from "@/lib/iam/role-arn";
import { awsIam, awsSts } from "./aws-command";

export const SESSION_POLICY_FILE = "session-policy.json";

export interface SessionFacts {
  role: RoleArnParts;
  externalId: string;
  sessionName: string;
  longestSessionSeconds: number;
}

/**
 * How the product asks for a session that is narrowed to what was approved. Only a user's own key may ask for more
 * than an hour: AWS gives a caller that is in a role itself one hour at most (STS API, "AssumeRole": role chaining).
 */
export function createAssumeCommand(facts: SessionFacts): string {
  const { role, externalId, sessionName, longestSessionSeconds } = facts;
  return awsSts(role.partition, "assume-role", [
    ["role-arn", role.arn],
    ["role-session-name", sessionName],
    ["external-id", externalId],
    ["policy", `file://${SESSION_POLICY_FILE}`],
    ["duration-seconds", String(longestSessionSeconds)],
  ]);
}

/**
 * How a role is allowed sessions of that length: AWS gives it an hour, unless it was created with more
 * (IAM User Guide, "Update the maximum session duration for a role").
 */
export function createSessionLengthCommand({ role, longestSessionSeconds }: SessionFacts): string {
  return awsIam(role.partition, "update-role", [
    ["role-name", role.roleName],
    ["max-session-duration", String(longestSessionSeconds)],
  ]);
}

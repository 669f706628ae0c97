import "server-only";
import { getEnv } from "@/lib/env";
import { parseRoleArn } from "@/lib/iam/role-arn";
import type { TrustExpectation } from "@/lib/iam/trust-doctor/examination";
import { acceptedExternalIds } from "@/lib/onboarding/external-id-rotation";
import { principalOf } from "@/lib/setup/role-documents";
import { createTrustDoctorView, type TrustDoctorView } from "@/lib/setup/trust-doctor-view";
import { asksForRole } from "@/lib/verification/asks-for-answer";
import { getIntegration } from "./integrations";
import { pasteOf } from "./paste-of";
import type { AuthorizedConnection } from "./types";
import { wasProven } from "./was-proven";

/** What the role's trust policy should say, by what we know ourselves; null before there is a role. */
export function trustExpectationFor(connection: AuthorizedConnection): TrustExpectation | null {
  if (connection.accessMethod !== "iam-role" || connection.roleArn === null) return null;
  if (connection.disconnectedAt !== null) return null;
  const role = parseRoleArn(connection.roleArn);
  if (!role.ok) return null;
  const { partition, awsAccountId, retiringExternalId, formerExternalIds, roleArnSince } = connection;
  const integration = getIntegration(connection.integrationId);
  const identity = getEnv().VENDOR_PRINCIPAL_ARN;
  return {
    // As the set-up's own trust policy names us: whoever compares the two must not find another principal.
    principalArn: principalOf({ integration, principalArn: identity }),
    acceptedPrincipals: [identity],
    externalIds: acceptedExternalIds(connection),
    formerExternalIds:
      retiringExternalId === null ? formerExternalIds : [retiringExternalId, ...formerExternalIds],
    partition,
    awsAccountId,
    roleArn: role.value.arn,
    roleName: role.value.roleName,
    suggestedRoleName: integration.accessMethods["iam-role"]?.suggestedRoleName,
    isRefused: isSilentRefusal(connection.verdictCode),
    workedBefore: roleArnSince !== null && wasProven(connection, roleArnSince),
    now: new Date().toISOString(),
  };
}

/** Whether AWS refused us without a word of why. */
function isSilentRefusal(code: string | null): boolean {
  return code === "role-refused" || code === "role-no-longer-opens";
}

/** The trust-policy doctor of a connection by role, with what it says of the text that was pasted last. */
export function describeTrustDoctor(connection: AuthorizedConnection): TrustDoctorView | null {
  const expected = trustExpectationFor(connection);
  if (!expected) return null;
  const { id: connectionId, verdictCode } = connection;
  const isAbsent = verdictCode !== null && asksForRole({ code: verdictCode });
  const paste = pasteOf(connection, "trust-policy");
  return createTrustDoctorView({ connectionId, expected, isAbsent, paste });
}

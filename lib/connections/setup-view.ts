import "server-only";
import { getIntegration } from "@/lib/connections/integrations";
import { getEnv } from "@/lib/env";
import type { SetupFacts } from "@/lib/onboarding/setup-steps";
import { acceptedBefore, createRotationView, type RotationView } from "@/lib/setup/rotation-view";
import type { SetupView } from "@/lib/setup/setup-view";
import type { LiveRun } from "@/lib/verification/live-run";
import { roleDocumentsFor, userDocumentsFor } from "./documents";
import { followRun, isLive } from "./live-runs";
import { findConnectionAgain, findLatestVerification } from "./queries";
import { describeTrustDoctor } from "./trust-doctor";
import type { AuthorizedConnection, VerificationRecord } from "./types";

/** What decides which steps of the wizard can be opened. */
export function setupFacts(connection: AuthorizedConnection): SetupFacts {
  const { accessMethod, state, roleArn, currentKey, candidateKey } = connection;
  const hasAccess = accessMethod === "iam-role" ? roleArn !== null : (candidateKey ?? currentKey) !== null;
  return { accessMethod, state, hasAccess };
}

/** What the wizard shows of a connection, its documents included. */
export function describeSetup(connection: AuthorizedConnection): SetupView {
  const { id: connectionId, awsAccountId, state, provenAt, currentKey, candidateKey } = connection;
  const productName = getIntegration(connection.integrationId).name;
  const shared = { connectionId, productName, awsAccountId, state, isProven: provenAt !== null };
  if (connection.accessMethod === "access-key") {
    return {
      ...shared,
      accessMethod: "access-key",
      currentKeyId: currentKey?.accessKeyId ?? null,
      candidateKeyId: candidateKey?.accessKeyId ?? null,
      userArn: connection.userArn,
      region: connection.region,
      documents: userDocumentsFor(connection),
    };
  }
  return {
    ...shared,
    accessMethod: "iam-role",
    vendorPrincipal: getEnv().VENDOR_PRINCIPAL_ARN,
    externalId: connection.externalId,
    roleArn: connection.roleArn,
    documents: roleDocumentsFor(connection),
    trustDoctor: describeTrustDoctor(connection),
    rotation: describeRotation(connection),
    servingKeyId: currentKey?.accessKeyId ?? null,
  };
}

function describeRotation(connection: AuthorizedConnection): RotationView | null {
  const { rotation, roleArn } = connection;
  if (rotation === null || roleArn === null) return null;
  const before = roleDocumentsFor({ ...connection, ...acceptedBefore(rotation) });
  return createRotationView(rotation, before, roleDocumentsFor(connection));
}

/** The run to follow, or null where there is none under way. */
export function findLiveRun(run: VerificationRecord | null): LiveRun | null {
  return run && run.finishedAt === null && isLive(run.id) ? followRun(run.id) : null;
}

/** Connection and newest run as they stand now, past anything that this request has read before. */
export async function rereadSetup(
  connection: AuthorizedConnection,
): Promise<{ view: SetupView; run: VerificationRecord | null }> {
  const now = await findConnectionAgain(connection);
  return { view: describeSetup(now), run: await findLatestVerification(now) };
}

import "server-only";
import { getIntegration } from "@/lib/connections/integrations";
import { getEnv } from "@/lib/env";
import { isInProgress } from "@/lib/onboarding/connection-state";
import type { SetupFacts } from "@/lib/onboarding/setup-steps";
import { acceptedBefore, createRotationView, type RotationView } from "@/lib/setup/rotation-view";
import type { SetupView } from "@/lib/setup/setup-view";
import type { LiveRun } from "@/lib/verification/live-run";
import { roleDocumentsFor, userDocumentsFor } from "./documents";
import { describeKeyDoctor } from "./key-doctor";
import { followRun, isLive } from "./live-runs";
import { findConnectionAgain, findVerification } from "./queries";
import { describeTrustDoctor } from "./trust-doctor";
import type { AuthorizedConnection, VerificationRecord } from "./types";
import { findVerifiedInFullAt } from "./verified-in-full";
import { wasProven } from "./was-proven";

/** What decides which steps of the wizard can be opened. */
export function setupFacts(connection: AuthorizedConnection): SetupFacts {
  const { accessMethod, state, roleArn, currentKey, candidateKey } = connection;
  const hasAccess = accessMethod === "iam-role" ? roleArn !== null : (candidateKey ?? currentKey) !== null;
  return { accessMethod, state, hasAccess };
}

/** What the wizard shows of a connection, its documents included. */
export function describeSetup(
  connection: AuthorizedConnection,
  verifiedInFullAt: Date | null = null,
): SetupView {
  const { id: connectionId, awsAccountId, state, currentKey, candidateKey } = connection;
  const productName = getIntegration(connection.integrationId).name;
  const workedBefore = hasWorked(connection);
  const shared = { connectionId, productName, awsAccountId, state, workedBefore, verifiedInFullAt };
  if (connection.accessMethod === "access-key") {
    return {
      ...shared,
      accessMethod: "access-key",
      currentKeyId: currentKey?.accessKeyId ?? null,
      candidateKeyId: candidateKey?.accessKeyId ?? null,
      userArn: connection.userArn,
      region: connection.region,
      documents: userDocumentsFor(connection),
      keyDoctor: describeKeyDoctor(connection),
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

function hasWorked(connection: AuthorizedConnection): boolean {
  const { accessMethod, roleArnSince, candidateKey, currentKey } = connection;
  const key = candidateKey ?? currentKey;
  const accessSince = accessMethod === "iam-role" ? roleArnSince : (key?.createdAt ?? null);
  return accessSince !== null && wasProven(connection, accessSince);
}

function describeRotation(connection: AuthorizedConnection): RotationView | null {
  const { rotation, roleArn } = connection;
  if (rotation === null || roleArn === null) return null;
  const before = roleDocumentsFor({ ...connection, ...acceptedBefore(rotation) });
  return createRotationView(rotation, before, roleDocumentsFor(connection));
}

/** The run to follow, or null where there is none under way. */
function findLiveRun(run: VerificationRecord | null): LiveRun | null {
  return run && run.finishedAt === null && isLive(run.id) ? followRun(run.id) : null;
}

/** A connection, a run of it, and how to follow that run while it is under way. */
export interface Standing {
  connection: AuthorizedConnection;
  view: SetupView;
  run: VerificationRecord | null;
  live: LiveRun | null;
}

/**
 * How the connection stands by its newest run, or by the one that a page has followed to its end: read past anything
 * that this request has read before. Where somebody else has begun a further run by then, the state is what this one
 * led to: a page that follows no run must not say that one is under way.
 */
export async function readStanding(known: AuthorizedConnection, runId?: string): Promise<Standing> {
  const run = await findVerification(known, runId);
  const live = findLiveRun(run);
  const now = await findConnectionAgain(known);
  const state = (isInProgress(now.state) && run?.outcome) || now.state;
  const connection = { ...now, state };
  const view = describeSetup(connection, await findVerifiedInFullAt(connection));
  return { connection, view, run, live };
}

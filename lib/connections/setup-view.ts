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
import { describePermissionsDoctor } from "./permissions-doctor";
import { findConnectionAgain, findFinishedRun, findVerification } from "./queries";
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

/** What the runs so far tell. */
type PastFacts = Partial<Pick<SetupView, "verifiedInFullAt" | "permissionsDoctor">>;

/** What the wizard shows of a connection, its documents included. */
export function describeSetup(
  connection: AuthorizedConnection,
  { verifiedInFullAt = null, permissionsDoctor = null }: PastFacts = {},
): SetupView {
  const { id: connectionId, awsAccountId, state, currentKey, candidateKey } = connection;
  const productName = getIntegration(connection.integrationId).name;
  const workedBefore = hasWorked(connection);
  const shared = {
    ...{ connectionId, productName, awsAccountId, state, workedBefore },
    ...{ verifiedInFullAt, permissionsDoctor },
  };
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

/** The same with what the newest run tells, or the one before it while that one is under way. */
export async function describeSetupByRun(
  connection: AuthorizedConnection,
  newest: VerificationRecord | null,
): Promise<SetupView> {
  const run = newest && (await findFinishedRun(connection, newest));
  return describeSetup(connection, {
    verifiedInFullAt: await findVerifiedInFullAt(connection),
    permissionsDoctor: await describePermissionsDoctor(connection, run),
  });
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
  return { connection, view: await describeSetupByRun(connection, run), run, live };
}

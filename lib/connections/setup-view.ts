import "server-only";
import { getEnv } from "@/lib/env";
import { getIntegration } from "@/lib/integrations/catalogue";
import type { SetupView } from "@/lib/setup/setup-view";
import type { LiveRun } from "@/lib/verification/live-run";
import { followRun, isLive } from "./live-runs";
import { documentsFor } from "./plan";
import { findConnectionAgain, findLatestVerification } from "./queries";
import type { AuthorizedConnection, VerificationRecord } from "./types";

/** What the wizard shows of a connection, the role's documents included. */
export function describeSetup(connection: AuthorizedConnection): SetupView {
  const { id: connectionId, awsAccountId, externalId, roleArn, state } = connection;
  return {
    connectionId,
    productName: getIntegration(connection.integrationId).name,
    vendorPrincipal: getEnv().VENDOR_PRINCIPAL_ARN,
    awsAccountId,
    externalId,
    roleArn,
    state,
    documents: documentsFor(connection),
  };
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

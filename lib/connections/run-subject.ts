import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { ConnectionState } from "@/lib/onboarding/connection-state";
import type { AuthorizedConnection } from "./types";

/** What a run is about, read for the job that carries it out; the member's right was proven when it was started. */
export interface RunSubject {
  verificationId: string;
  stateBefore: ConnectionState;
  connection: Pick<
    AuthorizedConnection,
    | "id"
    | "customerId"
    | "integrationId"
    | "permissionSetId"
    | "partition"
    | "awsAccountId"
    | "externalId"
    | "provenAt"
  > & { roleArn: string; roleArnSince: Date };
}

/** Role ARN and External ID are the run's own: what is entered while it runs belongs to the next one. */
export async function getRunSubject(verificationId: string): Promise<RunSubject> {
  const { connection, ...run } = await getDatabase().verification.findUniqueOrThrow({
    where: { id: verificationId },
    include: { connection: true },
  });
  return {
    verificationId,
    stateBefore: run.stateBefore as ConnectionState,
    connection: {
      ...connection,
      roleArn: run.roleArn,
      externalId: run.externalId,
      roleArnSince: connection.roleArnSince ?? run.startedAt,
    } as unknown as RunSubject["connection"],
  };
}

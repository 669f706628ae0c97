import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { CliCommand } from "@/lib/setup/aws-command";
import { createRoleRemoval, createUserRemoval } from "@/lib/setup/removal-commands";
import type { AwsEvidence } from "@/lib/verification/check-result";
import type { AccessEnd } from "@/lib/verification/judge-access-end";
import { roleDocumentsFor, userDocumentsFor } from "./documents";
import { getIntegration } from "./integrations";
import type { AuthorizedConnection } from "./types";

export interface AccessEndProof {
  verdict: AccessEnd;
  askedAt: Date;
  evidence: AwsEvidence[];
}

export interface Offboarding {
  /** What deletes the role in AWS; null where none was ever entered. */
  roleRemoval: CliCommand[] | null;
  /** What deletes the keys and their user; null where no key was ever entered. */
  keyRemoval: CliCommand[] | null;
  accessKeyIds: string[];
  /** What AWS answered last to the question whether the role still lets us in. */
  proof: AccessEndProof | null;
}

/** What is left to do in AWS once a connection is ended, and what was proven of it. */
export async function describeOffboarding(connection: AuthorizedConnection): Promise<Offboarding> {
  const { id: connectionId, roleArn } = connection;
  const rows = await getDatabase().accessKey.findMany({
    where: { connectionId },
    orderBy: { createdAt: "desc" },
  });
  const accessKeyIds = [...new Set(rows.map(({ accessKeyId }) => accessKeyId))];
  const { accessMethods } = getIntegration(connection.integrationId);
  const hadKeys = accessKeyIds.length > 0 && accessMethods["access-key"] !== undefined;
  return {
    roleRemoval: roleArn === null ? null : createRoleRemoval(roleDocumentsFor(connection)),
    keyRemoval: hadKeys ? createUserRemoval(userDocumentsFor(connection), accessKeyIds) : null,
    accessKeyIds,
    proof: await findNewestProof(connectionId),
  };
}

async function findNewestProof(connectionId: string): Promise<AccessEndProof | null> {
  const row = await getDatabase().accessEndProof.findFirst({
    where: { connectionId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const { askedAt, verdict, evidence } = row;
  return { askedAt, verdict: verdict as AccessEnd, evidence: evidence as unknown as AwsEvidence[] };
}

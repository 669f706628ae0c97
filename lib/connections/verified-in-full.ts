import "server-only";
import { getDatabase } from "@/lib/db/client";
import type { VerdictCode } from "@/lib/verification/verdict-codes";
import type { AuthorizedConnection } from "./types";

/** Nothing that the product needs was missing, and nothing was left unlooked at. */
const ALL_NEEDED: VerdictCode[] = ["permissions-granted", "optional-permissions-missing"];

/** Which runs were made with the very role or key that the connection has now; null where it has none. */
export function withItsAccess({ id: connectionId, accessMethod, roleArn, currentKey }: AuthorizedConnection) {
  if (accessMethod === "iam-role") return roleArn === null ? null : { connectionId, accessMethod, roleArn };
  return currentKey === null ? null : { connectionId, accessKeyRow: currentKey.rowId };
}

/**
 * When a run last verified everything of the very role or key that the connection has now: it opened, it was safe, and
 * every permission that was needed then was looked at and found. Null where no run ever did.
 */
export async function findVerifiedInFullAt(connection: AuthorizedConnection): Promise<Date | null> {
  const access = withItsAccess(connection);
  if (connection.provenAt === null || access === null) return null;
  const run = await getDatabase().verification.findFirst({
    where: {
      ...access,
      outcome: "connected",
      checks: {
        some: { check: "permissions", code: { in: ALL_NEEDED } },
        none: { verdict: { in: ["fail", "inconclusive"] } },
      },
    },
    orderBy: { startedAt: "desc" },
    select: { finishedAt: true },
  });
  return run?.finishedAt ?? null;
}

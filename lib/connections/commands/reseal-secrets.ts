import "server-only";
import type { AccessKey } from "@/generated/prisma/client";
import type { KeyProvider } from "@/lib/crypto/key-provider";
import type { Secret } from "@/lib/crypto/secret";
import { getDatabase } from "@/lib/db/client";
import { findOutdated, listKeyProviders, openSecret, sealSecret } from "../vault";

const BATCH = 100;

export interface UnopenedSecret {
  rowId: string;
  connectionId: string;
  accessKeyId: string;
  reason: string;
}

export interface Resealed {
  count: number;
  /** Secrets that none of the keys opens: they stay as they are. */
  unopened: UnopenedSecret[];
}

/**
 * Seals every stored secret anew that is not under the current master key. Each row is changed by itself and only
 * if nobody changed it meanwhile, so it can be interrupted and run again. One that cannot be opened stops no other.
 */
export async function resealSecrets(providers = listKeyProviders()): Promise<Resealed> {
  const isOutdated = await findOutdated(providers);
  const resealed: Resealed = { count: 0, unopened: [] };
  let after = "";
  for (;;) {
    const rows = await getDatabase().accessKey.findMany({
      where: { id: { gt: after }, envelope: { not: null } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    for (const row of rows) {
      after = row.id;
      await resealRow(row, { isOutdated, providers, resealed });
    }
    if (rows.length < BATCH) return resealed;
  }
}

interface Resealing {
  isOutdated: (envelope: string) => boolean;
  providers: KeyProvider[];
  resealed: Resealed;
}

async function resealRow(row: AccessKey, { isOutdated, providers, resealed }: Resealing): Promise<void> {
  const { id, envelope } = row;
  if (envelope === null) return;
  const secret = await openOutdated(id, envelope, { isOutdated, providers });
  if (secret === null) return;
  if ("reason" in secret) {
    const { connectionId, accessKeyId } = row;
    resealed.unopened.push({ rowId: id, connectionId, accessKeyId, reason: secret.reason });
    return;
  }
  const { count } = await getDatabase().accessKey.updateMany({
    where: { id, envelope },
    data: { envelope: await sealSecret(id, secret, providers) },
  });
  resealed.count += count;
}

/** Null where it is sealed by the current key already. */
async function openOutdated(
  id: string,
  envelope: string,
  { isOutdated, providers }: Omit<Resealing, "resealed">,
): Promise<Secret | { reason: string } | null> {
  try {
    return isOutdated(envelope) ? await openSecret(id, envelope, providers) : null;
  } catch (error) {
    return { reason: error instanceof Error ? error.message : "for an unknown reason" };
  }
}

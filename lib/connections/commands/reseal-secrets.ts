import "server-only";
import { getDatabase } from "@/lib/db/client";
import { findOutdated, listKeyProviders, openSecret, sealSecret } from "../vault";

const BATCH = 100;

/**
 * Seals every stored secret anew that is not under the current master key; resolves to how many there were. Each row
 * is changed by itself and only if nobody changed it meanwhile, so it can be interrupted and run again.
 */
export async function resealSecrets(providers = listKeyProviders()): Promise<number> {
  const isOutdated = await findOutdated(providers);
  let resealed = 0;
  let after = "";
  for (;;) {
    const rows = await getDatabase().accessKey.findMany({
      where: { id: { gt: after }, envelope: { not: null } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    for (const { id, envelope } of rows) {
      after = id;
      if (envelope === null || !isOutdated(envelope)) continue;
      const secret = await openSecret(id, envelope, providers);
      const { count } = await getDatabase().accessKey.updateMany({
        where: { id, envelope },
        data: { envelope: await sealSecret(id, secret, providers) },
      });
      resealed += count;
    }
    if (rows.length < BATCH) return resealed;
  }
}

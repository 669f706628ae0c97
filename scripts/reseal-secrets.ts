/**
 * `npm run secrets:reseal`: brings every stored secret under the current master key. May be stopped and run again; it
 * names each secret that it could not open, and ends with code 1 where there is one.
 */
import { resealSecrets } from "@/lib/connections/commands/reseal-secrets";
import { getDatabase } from "@/lib/db/client";

const { count, unopened } = await resealSecrets();
await getDatabase().$disconnect();
console.log(count === 1 ? "Sealed 1 secret anew." : `Sealed ${count} secrets anew.`);
for (const { rowId, connectionId, accessKeyId, reason } of unopened) {
  console.error(
    `Not opened: access_key ${rowId}, of ${accessKeyId} in the connection ${connectionId}: ${reason}`,
  );
}
if (unopened.length > 0) process.exitCode = 1;

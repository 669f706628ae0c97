/** `npm run secrets:reseal`: brings every stored secret under the current master key. May be stopped and run again. */
import { resealSecrets } from "@/lib/connections/commands/reseal-secrets";
import { getDatabase } from "@/lib/db/client";

const count = await resealSecrets();
await getDatabase().$disconnect();
console.log(count === 1 ? "Sealed 1 secret anew." : `Sealed ${count} secrets anew.`);

/** `npm run audit:verify [-- --expect sequence:hash]`: checks the chain of the audit log; exits with 1 at the first fault. */
import { parseArgs } from "node:util";
import { describeFault } from "@/lib/audit/describe-fault";
import { verifyAuditLog } from "@/lib/audit/verify-audit-log";
import { getDatabase } from "@/lib/db/client";

const { values } = parseArgs({ options: { expect: { type: "string" } } });
const kept = values.expect === undefined ? undefined : /^(\d{1,18}):([0-9a-f]{64})$/.exec(values.expect);
if (kept === null) {
  console.error("--expect takes what an earlier run printed: the sequence, a colon and the hash.");
  process.exit(2);
}
const state = await verifyAuditLog(kept && { sequence: BigInt(kept[1] ?? ""), hash: kept[2] ?? "" });
await getDatabase().$disconnect();
if (state.fault !== null) {
  console.error(describeFault(state.fault, state.sequence));
  process.exit(1);
}
const { sequence, hash } = state.head;
console.log(`The audit log is whole: ${sequence} events, one chain.`);
if (kept) console.log(`Event ${kept[1]} is the one that you kept.`);
console.log("Keep this elsewhere; only against it can a later run tell that the whole log was rewritten:");
console.log(`${sequence}:${hash}`);

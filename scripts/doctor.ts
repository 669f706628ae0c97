/** `npm run doctor`: looks at our own side, and says what to mend. Exit code 1 where something is broken; `--json`. */
import { examineOwnSide } from "@/lib/self-check/queries";
import { describeReport } from "./doctor/report-text";

try {
  process.loadEnvFile();
} catch {
  // Without a file the settings come from the environment alone.
}
const report = await examineOwnSide();
console.log(
  process.argv.includes("--json")
    ? JSON.stringify(report, null, 2)
    : describeReport(report, { columns: process.stdout.columns ?? 100 }),
);
process.exit(report.checks.some(({ verdict }) => verdict === "broken") ? 1 : 0);

import type { CheckResult } from "@/lib/verification/check-result";
import { CHECK_NAMES } from "@/lib/verification/checks";
import { CheckCard } from "./check-card";
import { NotAsked } from "./live-checks";

/** The checks of a finished run, in their order; one that the run did not come to says so. */
export function StoredChecks({ results }: { results: readonly CheckResult[] }) {
  return CHECK_NAMES.map((check) => {
    const result = results.find((one) => one.check === check);
    return result ? <CheckCard key={check} result={result} /> : <NotAsked key={check} check={check} />;
  });
}

import type { CheckResult } from "@/lib/verification/check-result";
import { CHECKS_BY_METHOD, type CheckedMethod, isOccasional } from "@/lib/verification/checks";
import { CheckCard } from "./check-card";
import { NotAsked } from "./live-checks";

interface StoredChecksProps {
  method: CheckedMethod;
  results: readonly CheckResult[];
}

/** The checks of a finished run, in their order; one that the run did not come to says so. */
export function StoredChecks({ method, results }: StoredChecksProps) {
  return CHECKS_BY_METHOD[method].map((check) => {
    const result = results.find((one) => one.check === check);
    if (result) return <CheckCard key={check} result={result} />;
    return isOccasional(check) ? null : <NotAsked key={check} check={check} />;
  });
}

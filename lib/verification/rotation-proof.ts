import type { CheckResult } from "./check-result";
import type { VerdictCode } from "./verdict-codes";

/** What one run proved of a change of the External ID. */
export interface RotationProof {
  /** The new External ID opens the role, which stays shut without one and with a random one. */
  isNewProven: boolean;
  /** The present External ID was refused, while the new one opened the role in the same run. */
  isPresentRefused: boolean;
  /** Every former External ID that the run asked with was refused, while the present one opened the role. */
  areFormerRefused: boolean;
}

/** Reads it from the results of a whole run; a run that came to nothing proves nothing. */
export function readRotationProof(results: readonly CheckResult[]): RotationProof {
  const codes = new Set<VerdictCode>(results.map(({ code }) => code));
  const isTight = codes.has("refused-without-external-id") && codes.has("refused-with-other-external-id");
  return {
    isNewProven: isTight && codes.has("staged-external-id-accepted"),
    isPresentRefused: codes.has("role-assumed-with-staged"),
    areFormerRefused: codes.has("retired-external-id-refused"),
  };
}

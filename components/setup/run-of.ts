import type { SetupView } from "@/lib/setup/setup-view";
import type { CheckResult } from "@/lib/verification/check-result";
import type { CheckedMethod } from "@/lib/verification/checks";

/** A run as a page shows it. */
export interface StoredRun {
  id: string;
  accessMethod: CheckedMethod;
  results: CheckResult[];
  finishedAt: Date | null;
}

/**
 * The run, where it says something of the access that the connection has now: one by the other access method does
 * not, nor does one that was made with an External ID that was revoked since.
 */
export function runOf<Run extends StoredRun>(view: SetupView, run: Run | null): Run | null {
  if (run?.accessMethod !== view.accessMethod) return null;
  const revoked = view.accessMethod === "iam-role" && view.rotation?.stage === "revoked" && view.rotation;
  const isOfBefore = revoked && run.finishedAt !== null && run.finishedAt < revoked.startedAt;
  return isOfBefore ? null : run;
}

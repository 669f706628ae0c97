import type { CheckResult } from "./check-result";
import type { CheckName } from "./checks";
import type { WaitingEvent } from "./run-event";

/** A run under way, as a page follows it: promises that settle as the answers come, without asking again. */
export interface LiveRun {
  /** The check's result; null if the run ends without it. */
  result(check: CheckName): Promise<CheckResult | null>;
  /** What comes next for the check: its result, or what is told of the waiting after `seen` such words. */
  resultOrWait(check: CheckName, seen: number): Promise<CheckResult | WaitingEvent | null>;
  end(): Promise<void>;
}

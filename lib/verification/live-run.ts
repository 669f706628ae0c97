import type { CheckResult } from "./check-result";
import type { CheckName } from "./checks";
import type { WaitingEvent } from "./run-event";

/** A run under way, as a page follows it: promises that settle as the answers come, without asking again. */
export interface LiveRun {
  /** The check's result; null if the run ends without it. */
  result(check: CheckName): Promise<CheckResult | null>;
  /** What comes next for the check: its result, or the wait before attempt `attempt` or a later one. */
  resultOrWait(check: CheckName, attempt: number): Promise<CheckResult | WaitingEvent | null>;
  end(): Promise<void>;
}

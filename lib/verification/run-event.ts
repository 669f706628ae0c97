import type { CheckResult } from "./check-result";
import type { CheckName } from "./checks";
import type { AwsPort } from "./port";

/** AWS refused, perhaps only because it has not yet spread what is young: we ask again at `retryAt`. */
export interface WaitingEvent {
  kind: "waiting";
  check: CheckName;
  attempt: number;
  attempts: number;
  retryAt: Date;
  /** What has been found out meanwhile; it is no verdict before the waiting is over. */
  found: CheckResult | null;
}

export type RunEvent = { kind: "result"; result: CheckResult } | WaitingEvent;

export interface RunSurroundings {
  port: AwsPort;
  now(): Date;
  sleep(ms: number): Promise<void>;
  /** At least 0, less than 1: spreads what would else be asked again at one moment. */
  random(): number;
  emit(event: RunEvent): Promise<void>;
}

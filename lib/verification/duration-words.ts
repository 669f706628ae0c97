import type { AwsEvidence } from "./check-result";

/** How long AWS took; a run that asked again took the pauses beside. */
export function tellDuration({ durationMs, attempts }: Pick<AwsEvidence, "durationMs" | "attempts">): string {
  return attempts === undefined ? `${durationMs} ms` : `${durationMs} ms, the last of ${attempts} attempts`;
}

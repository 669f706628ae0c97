import type { AwsEvidence } from "./check-result";

/** A call, and where it went if that was not left to us: `sts:GetAccessKeyInfo in eu-west-1`. */
export function nameCall({
  call,
  region,
}: {
  call: string;
  region?: AwsEvidence["region"] | undefined;
}): string {
  return region === undefined ? call : `${call} in ${region}`;
}

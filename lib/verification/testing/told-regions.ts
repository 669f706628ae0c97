import type { AwsEvidence } from "../check-result";
import type { AwsAnswer } from "../port";

/** What a region says: "answered", AWS's message with AccessDenied, or "silence", which those that are left out keep. */
export type ToldRegions = Record<string, string>;

export function tellRegion(told: ToldRegions, region: string): AwsAnswer<"given"> {
  const word = told[region] ?? "silence";
  const none = { call: "sts:GetAccessKeyInfo", region, requestId: null, durationMs: 1 };
  const evidence: AwsEvidence = { ...none, httpStatus: null, code: null, message: null };
  if (word === "silence") return { kind: "unanswered", evidence };
  if (word === "answered")
    return { kind: "answered", value: "given", evidence: { ...evidence, httpStatus: 200 } };
  const refused = { ...evidence, httpStatus: 403, code: "AccessDenied", message: word };
  return { kind: "denied", reason: "caller-side", evidence: refused };
}

import "server-only";
import { GetAccessKeyInfoCommand, STSClient, type STSClientConfig } from "@aws-sdk/client-sts";
import type { AwsAnswer } from "@/lib/verification/port";
import { REGION_QUESTION } from "@/lib/verification/region-pattern";
import { askAws, type CallLimits } from "./call";
import type { CustomerCredentials } from "./read-sts";

/**
 * Asks one region whose the caller's own access key is: AWS surely knows it, and tells of it no more than the caller's
 * account. The evidence names the region.
 */
export async function askInRegion(
  settings: STSClientConfig & { credentials: CustomerCredentials },
  region: string,
  limits: CallLimits,
): Promise<AwsAnswer<"given">> {
  const sts = new STSClient({ ...settings, region, maxAttempts: 1 });
  const command = new GetAccessKeyInfoCommand({ AccessKeyId: settings.credentials.accessKeyId });
  const answer = await askAws({
    call: REGION_QUESTION,
    ...limits,
    send: (abortSignal) => sts.send(command, { abortSignal }),
    read: ({ Account }) => (Account === undefined ? null : ("given" as const)),
  });
  return { ...answer, evidence: { ...answer.evidence, region } };
}

import "server-only";
import type { AssumeRoleCommandOutput, GetCallerIdentityCommandOutput } from "@aws-sdk/client-sts";
import type { CallerIdentity } from "@/lib/verification/port";

/** What signs a customer's calls; a key of an IAM user has no session token. */
export interface CustomerCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The temporary credentials of an AssumeRole answer, or null: a 200 without them is no answer at all. */
export function readCredentials({ Credentials: given }: AssumeRoleCommandOutput): CustomerCredentials | null {
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
  } = given ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken) return null;
  return { accessKeyId, secretAccessKey, sessionToken };
}

/** Account and ARN of a GetCallerIdentity answer, or null where either is missing or malformed. */
export function readCallerIdentity(output: GetCallerIdentityCommandOutput): CallerIdentity | null {
  const { Account: awsAccountId, Arn: arn } = output;
  if (!awsAccountId || !/^\d{12}$/.test(awsAccountId) || !arn?.includes(`:${awsAccountId}:`)) return null;
  return { awsAccountId, arn };
}

import "server-only";
import { AssumeRoleCommand, type AssumeRoleCommandOutput, type STSClient } from "@aws-sdk/client-sts";
import type { AssumeRoleRequest, AwsAnswer } from "@/lib/verification/port";
import { askAws, type CallLimits } from "./call";

/** The shortest session AWS gives: a verification needs seconds. */
export const SESSION_SECONDS = 900;

/** A session policy under which credentials are good for nothing, so that hours of them are no danger. */
export const NOTHING_ALLOWED = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
});

interface Terms<Value> {
  seconds: number;
  sessionPolicy?: string;
  limits: CallLimits;
  read: (output: AssumeRoleCommandOutput) => Value | null;
}

/** Puts AssumeRole to AWS, for a session of so many seconds, under a session policy where one is given. */
export function askForRole<Value>(
  sts: STSClient,
  { roleArn, externalId, sessionName }: AssumeRoleRequest,
  { seconds, sessionPolicy, limits, read }: Terms<Value>,
): Promise<AwsAnswer<Value>> {
  const command = new AssumeRoleCommand({
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: seconds,
    ...(externalId === null ? {} : { ExternalId: externalId }),
    ...(sessionPolicy === undefined ? {} : { Policy: sessionPolicy }),
  });
  const send = (abortSignal: AbortSignal) => sts.send(command, { abortSignal });
  return askAws({ call: "sts:AssumeRole", ...limits, send, read });
}

/** Whether a role exists: IAM takes none as a principal that does not (docs/decisions/0020). */
import "server-only";
import { type IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import type { AwsAnswer, RoleExistence } from "@/lib/verification/port";
import { askAws, type CallLimits } from "./call";

/** It is asked beside others, and holds them up no longer than this. */
const DEADLINE_MS = 3_000;

/** Shown to the customer, whose role nobody touches. */
const CALL = "iam:UpdateAssumeRolePolicy on a role of our own, to learn whether this one exists";

/** What IAM answers where it has written the policy; the SDK itself would take any 200 for that. */
export const POLICY_WRITTEN =
  /^\s*(<\?xml[^>]*\?>)?\s*<UpdateAssumeRolePolicyResponse\b[^>]*xmlns="https:\/\/iam\.amazonaws\.com\/doc\/[^>]*>[\s\S]*<\/UpdateAssumeRolePolicyResponse>\s*$/;

export interface RoleQuestion {
  roleArn: string;
  /** A role of our own account; whatever its trust policy says, it opens to nobody. */
  probeRoleName: string;
}

/** Names the role in the trust policy of our probe role. `iam` has to refuse every 200 that is not POLICY_WRITTEN. */
export async function seekRole(
  iam: IAMClient,
  { roleArn, probeRoleName }: RoleQuestion,
  { deadlineMs, runEnd }: CallLimits,
): Promise<AwsAnswer<RoleExistence>> {
  const command = new UpdateAssumeRolePolicyCommand({
    RoleName: probeRoleName,
    PolicyDocument: denying(roleArn),
  });
  const answer = await askAws<{ $metadata: { httpStatusCode?: number } }, RoleExistence>({
    call: CALL,
    deadlineMs: Math.min(deadlineMs, DEADLINE_MS),
    runEnd,
    send: (abortSignal) => iam.send(command, { abortSignal }),
    read: ({ $metadata }) => ($metadata.httpStatusCode === 200 ? "exists" : null),
  });
  if (!isUnknownPrincipal(answer, roleArn)) return answer;
  return { kind: "answered", value: "absent", evidence: answer.evidence };
}

/** A Deny opens nothing to anybody, whoever is named, and whichever of two questions is written last. */
function denying(roleArn: string): string {
  const statement = { Effect: "Deny", Principal: { AWS: roleArn }, Action: "sts:AssumeRole" };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "AskedWhetherItExists", ...statement }],
  });
}

/** Only AWS's own words, about this very ARN. */
function isUnknownPrincipal({ kind, evidence }: AwsAnswer<unknown>, roleArn: string): boolean {
  const { httpStatus, code, message } = evidence;
  if (kind !== "unanswered" || httpStatus !== 400 || code !== "MalformedPolicyDocument") return false;
  return message === `Invalid principal in policy: "AWS":"${roleArn}"`;
}

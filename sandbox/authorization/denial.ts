import type { Explanation, PolicyKind } from "../evaluation/authorize";
import { AwsError } from "../wire/aws-error";

const WITH_ARTICLE: Record<PolicyKind, string> = {
  "service-control-policy": "a service control policy",
  "resource-control-policy": "a resource control policy",
  "permissions-boundary": "a permissions boundary",
  "session-policy": "a session policy",
  "identity-policy": "an identity-based policy",
  "resource-policy": "a resource-based policy",
};

interface DeniedCall {
  callerArn: string;
  action: string;
  resource: string;
}

/**
 * AccessDenied with AWS's message and reason (IAM User Guide, "Troubleshoot access denied error messages").
 * A trust policy that does not allow gives no reason: AWS does not tell it from a role that does not exist.
 */
export function accessDenied(
  call: DeniedCall,
  explanation: Exclude<Explanation, { decision: "allowed" }>,
): AwsError {
  return new AwsError("AccessDenied", `${refusal(call)}${reasonOf(explanation, call.action)}`);
}

/** AccessDenied on another account's resource: AWS does not say whether it is there. */
export function deniedAbroad(callerArn: string, action: string): AwsError {
  return new AwsError(
    "AccessDenied",
    `User: ${callerArn} is not authorized to perform: ${action} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  );
}

/** The message without a reason. */
export function refusal({ callerArn, action, resource }: DeniedCall): string {
  return `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource}`;
}

function reasonOf({ decision, kind }: Exclude<Explanation, { decision: "allowed" }>, action: string): string {
  if (decision === "explicitDeny" || kind === "service-control-policy") {
    return ` with an explicit deny in ${WITH_ARTICLE[kind]}`;
  }
  if (kind === "resource-policy" && action.startsWith("sts:")) return "";
  return ` because no ${WITH_ARTICLE[kind].replace(/^an? /, "")} allows the ${action} action`;
}

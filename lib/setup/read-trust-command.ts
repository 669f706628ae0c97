import { defaultRegion } from "@/lib/iam/partition";
import type { TrustExpectation } from "@/lib/iam/trust-doctor/examination";
import { awsIam, awsSts } from "./aws-command";

type Asked = Pick<TrustExpectation, "partition" | "roleName" | "externalIds">;

/** Prints the role's trust policy, and the ARN of the role that it is of. */
export function readTrustCommand({ partition, roleName }: Pick<Asked, "partition" | "roleName">): string {
  return awsIam(partition, "get-role", [
    ["role-name", roleName],
    ["query", "Role.{Arn:Arn,AssumeRolePolicyDocument:AssumeRolePolicyDocument}"],
    ["output", "json"],
  ]);
}

/**
 * For a role that AWS does not know, one block for bash that only reads: which account is asked, what it says of a role
 * of that name, and which of its roles have the External ID in their trust policy.
 */
export function readRoleCommand(asked: Asked): string {
  const { partition, externalIds } = asked;
  const holdsId = externalIds.map((id) => `contains(to_string(AssumeRolePolicyDocument), '${id}')`);
  const account = awsSts(partition, "get-caller-identity", [
    ["query", "{Account: Account}"],
    ["output", "json"],
  ]);
  const region = partition === "aws" ? "" : ` --region ${defaultRegion(partition)}`;
  const query = `"{RolesWithExternalId: Roles[?${holdsId.join(" || ")}].Arn}"`;
  const roles = `aws iam list-roles${region} \\\n  --query ${query} \\\n  --output json`;
  return ["(", "export AWS_PAGER=''", account, readTrustCommand(asked), roles, ") 2>&1"].join("\n");
}

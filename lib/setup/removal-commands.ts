import { nameInArn } from "@/lib/iam/name-in-arn";
import type { Partition } from "@/lib/iam/partition";
import { awsIam, type CliCommand } from "./aws-command";
import type { RoleDocuments } from "./role-documents";
import type { UserDocuments } from "./user-documents";

/**
 * AWS CLI commands that delete the role as the documents made it, in the order that IAM asks for: it deletes no role
 * that still has policies (IAM User Guide, "Delete roles or instance profiles").
 */
export function createRoleRemoval(documents: RoleDocuments): CliCommand[] {
  const { partition, roleName, policyName, furtherPolicies, managedPolicyArns } = documents;
  const role = ["role-name", roleName] as const;
  const own = furtherPolicies.map(({ arn }) => arn);
  return [
    ...[...own, ...managedPolicyArns].map((arn) => ({
      command: awsIam(partition, "detach-role-policy", [role, ["policy-arn", arn]]),
      purpose: `Detach the policy ${nameInArn(arn)}`,
    })),
    ...own.map((arn) => deletePolicy(partition, arn)),
    {
      command: awsIam(partition, "delete-role-policy", [role, ["policy-name", policyName]]),
      purpose: `Delete the inline policy ${policyName}`,
    },
    { command: awsIam(partition, "delete-role", [role]), purpose: `Delete the role ${roleName}` },
  ];
}

/**
 * The same for the keys, the policies and the user of a connection by access key. Group and user come last: the
 * customer may use them for something else.
 */
export function createUserRemoval(documents: UserDocuments, accessKeyIds: readonly string[]): CliCommand[] {
  const { partition, userName, groupName, policies } = documents;
  const user = ["user-name", userName] as const;
  return [
    ...accessKeyIds.map((accessKeyId) => ({
      command: awsIam(partition, "delete-access-key", [user, ["access-key-id", accessKeyId]]),
      purpose: `Delete the access key ${accessKeyId}`,
    })),
    { command: awsIam(partition, "list-access-keys", [user]), purpose: "See that no such key is left" },
    ...detachPolicies(documents),
    ...policies.map(({ arn }) => deletePolicy(partition, arn)),
    ...(groupName === null ? [] : removeGroup(partition, groupName, userName)),
    {
      command: awsIam(partition, "delete-user", [user]),
      purpose: `Delete the user ${userName}, if nothing else uses it`,
    },
  ];
}

function detachPolicies({ partition, userName, groupName, policies, managedPolicyArns }: UserDocuments) {
  const holder =
    groupName === null ? (["user-name", userName] as const) : (["group-name", groupName] as const);
  const operation = groupName === null ? "detach-user-policy" : "detach-group-policy";
  return [...policies.map(({ arn }) => arn), ...managedPolicyArns].map((arn) => ({
    command: awsIam(partition, operation, [holder, ["policy-arn", arn]]),
    purpose: `Detach the policy ${nameInArn(arn)}`,
  }));
}

function removeGroup(partition: Partition, groupName: string, userName: string): CliCommand[] {
  const group = ["group-name", groupName] as const;
  return [
    {
      command: awsIam(partition, "remove-user-from-group", [group, ["user-name", userName]]),
      purpose: `Take the user out of the group ${groupName}`,
    },
    {
      command: awsIam(partition, "delete-group", [group]),
      purpose: `Delete the group ${groupName}, if nobody else is in it`,
    },
  ];
}

function deletePolicy(partition: Partition, arn: string): CliCommand {
  return {
    command: awsIam(partition, "delete-policy", [["policy-arn", arn]]),
    purpose: `Delete the policy ${nameInArn(arn)}`,
  };
}

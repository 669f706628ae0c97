import { nameInArn } from "@/lib/iam/name-in-arn";
import { awsIam, type CliCommand, createPolicyCommands, writeFileCommand } from "./aws-command";
import type { RoleDocuments } from "./role-documents";

export type { CliCommand } from "./aws-command";

export const TRUST_POLICY_FILE = "trust-policy.json";
export const PERMISSION_POLICY_FILE = "permission-policy.json";

const HOUR_SECONDS = 3600;

/**
 * AWS CLI commands for a POSIX shell (AWS CloudShell too), in the order in which to run them. The first two
 * write the documents to files, so that no shell ever interprets their text; the last prints the role's ARN.
 */
export function createCliCommands(documents: RoleDocuments): CliCommand[] {
  return [
    {
      command: writeFileCommand(TRUST_POLICY_FILE, documents.trustPolicy),
      purpose: "Save the trust policy as a file",
    },
    {
      command: writeFileCommand(PERMISSION_POLICY_FILE, documents.permissionPolicy),
      purpose: "Save the permission policy as a file",
    },
    { command: createRole(documents), purpose: "Create the role, which only the right External ID can open" },
    ...permissionCommands(documents),
    ...documents.furtherPolicies.flatMap((policy) => [
      ...createPolicyCommands(documents.partition, policy),
      attach(documents, policy.arn),
    ]),
    ...documents.managedPolicyArns.map((arn) => attach(documents, arn)),
    {
      command: awsIam(documents.partition, "get-role", [
        ["role-name", documents.roleName],
        ["query", "Role.Arn"],
        ["output", "text"],
      ]),
      purpose: "Show the ARN to paste here",
    },
  ];
}

function createRole(documents: RoleDocuments): string {
  const { partition, roleName, rolePath, roleDescription, maxSessionDuration } = documents;
  return awsIam(partition, "create-role", [
    ["role-name", roleName],
    ...(rolePath === "/" ? [] : [["path", rolePath] as const]),
    ["assume-role-policy-document", `file://${TRUST_POLICY_FILE}`],
    ...(roleDescription === "" ? [] : [["description", roleDescription] as const]),
    ...(maxSessionDuration > HOUR_SECONDS
      ? [["max-session-duration", String(maxSessionDuration)] as const]
      : []),
  ]);
}

function permissionCommands(documents: RoleDocuments): CliCommand[] {
  const { partition, roleName, policyName } = documents;
  const command = awsIam(partition, "put-role-policy", [
    ["role-name", roleName],
    ["policy-name", policyName],
    ["policy-document", `file://${PERMISSION_POLICY_FILE}`],
  ]);
  return [{ command, purpose: "Give the role its permissions" }];
}

function attach({ partition, roleName }: RoleDocuments, arn: string): CliCommand {
  const command = awsIam(partition, "attach-role-policy", [
    ["role-name", roleName],
    ["policy-arn", arn],
  ]);
  return { command, purpose: `Attach the managed policy ${nameInArn(arn)}` };
}

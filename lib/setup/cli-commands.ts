import { defaultRegion, type Partition } from "@/lib/iam/partition";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { formatPolicy } from "./console-steps";
import type { RoleDocuments } from "./role-documents";
import { quoteForShell } from "./shell-quote";

export interface CliCommand {
  command: string;
  purpose: string;
}

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
      command: writeFile(TRUST_POLICY_FILE, documents.trustPolicy),
      purpose: "Save the trust policy as a file",
    },
    {
      command: writeFile(PERMISSION_POLICY_FILE, documents.permissionPolicy),
      purpose: "Save the permission policy as a file",
    },
    { command: createRole(documents), purpose: "Create the role, which only the right External ID can open" },
    ...permissionCommands(documents),
    ...documents.managedPolicyArns.map((arn) => attach(documents, arn)),
    {
      command: aws(documents.partition, "get-role", [
        ["role-name", documents.roleName],
        ["query", "Role.Arn"],
        ["output", "text"],
      ]),
      purpose: "Show the ARN to paste here",
    },
  ];
}

function writeFile(name: string, document: PolicyDocument): string {
  return `cat > ${name} <<'END_OF_POLICY'\n${formatPolicy(document)}\nEND_OF_POLICY`;
}

function createRole(documents: RoleDocuments): string {
  const { partition, roleName, rolePath, roleDescription, maxSessionDuration } = documents;
  return aws(partition, "create-role", [
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
  const command = aws(partition, "put-role-policy", [
    ["role-name", roleName],
    ["policy-name", policyName],
    ["policy-document", `file://${PERMISSION_POLICY_FILE}`],
  ]);
  return [{ command, purpose: "Give the role its permissions" }];
}

function attach({ partition, roleName }: RoleDocuments, arn: string): CliCommand {
  const command = aws(partition, "attach-role-policy", [
    ["role-name", roleName],
    ["policy-arn", arn],
  ]);
  return { command, purpose: `Attach the managed policy ${arn.slice(arn.lastIndexOf("/") + 1)}` };
}

/** Outside the partition `aws` the CLI must be told a region, or it asks the wrong partition. */
function aws(
  partition: Partition,
  operation: string,
  options: readonly (readonly [string, string])[],
): string {
  const region = partition === "aws" ? [] : [["region", defaultRegion(partition)] as const];
  const lines = [...options, ...region].map(([name, value]) => `  --${name} ${quoteForShell(value)}`);
  return [`aws iam ${operation}`, ...lines].join(" \\\n");
}

import { nameInArn } from "@/lib/iam/name-in-arn";
import { awsIam, type CliCommand, createPolicyCommands } from "./aws-command";
import type { UserDocuments } from "./user-documents";

/**
 * AWS CLI commands for a POSIX shell (AWS CloudShell too), in the order in which to run them. For a new user the
 * last one makes the access key, and prints its secret, which AWS shows only then. An existing user only gets the
 * policies, because it may have its two keys already.
 */
export function createUserCliCommands(documents: UserDocuments): CliCommand[] {
  const { partition, userName, userChoice, policies } = documents;
  const create = policies.flatMap((policy) => createPolicyCommands(partition, policy));
  const attach = policyArns(documents).map((arn) => attachCommand(documents, arn));
  if (userChoice === "existing-user") return [...create, ...attach];
  return [
    {
      command: awsIam(partition, "create-user", [["user-name", userName]]),
      purpose: `Create the user ${userName}, without access to the console`,
    },
    ...create,
    ...groupCommands(documents),
    ...attach,
    ...membershipCommands(documents),
    {
      command: awsIam(partition, "create-access-key", [["user-name", userName]]),
      purpose: "Create the access key, whose secret AWS shows only this once",
    },
  ];
}

function policyArns({ policies, managedPolicyArns }: UserDocuments): string[] {
  return [...policies.map(({ arn }) => arn), ...managedPolicyArns];
}

function groupCommands({ partition, groupName }: UserDocuments): CliCommand[] {
  if (groupName === null) return [];
  return [
    {
      command: awsIam(partition, "create-group", [["group-name", groupName]]),
      purpose: `Create the user group ${groupName}`,
    },
  ];
}

function attachCommand({ partition, userName, groupName }: UserDocuments, arn: string): CliCommand {
  const command =
    groupName === null
      ? awsIam(partition, "attach-user-policy", [
          ["user-name", userName],
          ["policy-arn", arn],
        ])
      : awsIam(partition, "attach-group-policy", [
          ["group-name", groupName],
          ["policy-arn", arn],
        ]);
  const receiver = groupName === null ? "the user" : "the group";
  return { command, purpose: `Attach the policy ${nameInArn(arn)} to ${receiver}` };
}

function membershipCommands({ partition, userName, groupName }: UserDocuments): CliCommand[] {
  if (groupName === null) return [];
  return [
    {
      command: awsIam(partition, "add-user-to-group", [
        ["group-name", groupName],
        ["user-name", userName],
      ]),
      purpose: `Add the user to the group ${groupName}`,
    },
  ];
}

import { defaultRegion, type Partition } from "@/lib/iam/partition";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { formatPolicy } from "./format-policy";
import type { CustomerPolicy } from "./policy-sections";
import { quoteForShell } from "./shell-quote";

export interface CliCommand {
  command: string;
  purpose: string;
}

type Options = readonly (readonly [string, string])[];

/** `aws iam …`, one option a line. */
export function awsIam(partition: Partition, operation: string, options: Options): string {
  return awsCommand(partition, `iam ${operation}`, options);
}

/** `aws sts …`, one option a line. */
export function awsSts(partition: Partition, operation: string, options: Options): string {
  return awsCommand(partition, `sts ${operation}`, options);
}

/** `aws cloudformation …`. A stack stands in a region: always in the same one, so that it is found again. */
export function awsCloudFormation(partition: Partition, operation: string, options: Options): string {
  return writeCommand(`cloudformation ${operation}`, [...options, ["region", defaultRegion(partition)]]);
}

/** Outside the partition `aws` the CLI must be told a region, or it asks the wrong one. */
function awsCommand(partition: Partition, operation: string, options: Options): string {
  const region = partition === "aws" ? [] : [["region", defaultRegion(partition)] as const];
  return writeCommand(operation, [...options, ...region]);
}

function writeCommand(operation: string, options: Options): string {
  const lines = options.map(([name, value]) => `  --${name} ${quoteForShell(value)}`);
  return [`aws ${operation}`, ...lines].join(" \\\n");
}

/** Writes a document to a file, so that no shell ever interprets its text. */
export function writeFileCommand(name: string, document: PolicyDocument): string {
  return `cat > ${name} <<'END_OF_POLICY'\n${formatPolicy(document)}\nEND_OF_POLICY`;
}

/** Saves and creates one managed policy of the customer's account. */
export function createPolicyCommands(partition: Partition, policy: CustomerPolicy): CliCommand[] {
  const { name, document } = policy;
  return [
    {
      command: writeFileCommand(`${name}.json`, document),
      purpose: `Save the policy ${name} as a file`,
    },
    {
      command: awsIam(partition, "create-policy", [
        ["policy-name", name],
        ["policy-document", `file://${name}.json`],
      ]),
      purpose: `Create the policy ${name}`,
    },
  ];
}

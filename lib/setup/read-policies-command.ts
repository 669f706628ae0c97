import { defaultRegion, type Partition } from "@/lib/iam/partition";
import type { Holder } from "@/lib/iam/permissions-doctor/examination";
import { quoteForShell } from "./shell-quote";

type Kind = "role" | "user" | "group";

/**
 * One block of AWS CLI commands for bash (AWS CloudShell too) that only read: it prints all policies that bear on a role or
 * user, as JSON that says itself what it is of. In parentheses, so that a shell reads it whole before it prints anything.
 */
export function readPoliciesCommand(
  partition: Partition,
  { kind, name }: Pick<Holder, "kind" | "name">,
): string {
  const iam = iamOf(partition);
  const inGroups =
    kind === "user" ? [...groupList(iam), ...forEachGroup(iam, printPolicies(iam, "group"))] : [];
  return [
    "(",
    "export AWS_PAGER=''",
    `${kind}=${quoteForShell(name)}`,
    printHolder(iam, kind),
    ...printPolicies(iam, kind),
    ...inGroups,
    ...printOwnPolicies(iam, kind),
    ") 2>&1",
  ].join("\n");
}

/** Writes a call, without or with what is to be read of its answer. */
type WriteCall = (operation: string, output: "json" | "text", query?: string) => string;

/** Outside the partition `aws` the CLI must be told a region, or it asks the wrong one. */
function iamOf(partition: Partition): WriteCall {
  const region = partition === "aws" ? "" : ` --region ${defaultRegion(partition)}`;
  return (operation, output, query) =>
    `aws iam ${operation}${region} --output ${output}${query === undefined ? "" : ` --query ${query}`}`;
}

function printHolder(iam: WriteCall, kind: Holder["kind"]): string {
  const word = WORDS[kind];
  const query = `'{${word}: ${word}.{Arn: Arn, PermissionsBoundary: PermissionsBoundary}}'`;
  return iam(`get-${kind} --${kind}-name "$${kind}"`, "json", query);
}

const WORDS: Record<Kind, string> = { role: "Role", user: "User", group: "Group" };

/** Names and texts of inline policies, and which policies are attached. */
function printPolicies(iam: WriteCall, kind: Kind): string[] {
  const of = `--${kind}-name "$${kind}"`;
  const named = (list: string) => `"{${WORDS[kind]}Name: '$${kind}', ${list}: ${list}}"`;
  return [
    iam(`list-${kind}-policies ${of}`, "json", named("PolicyNames")),
    `for policy in $(${iam(`list-${kind}-policies ${of}`, "text", "'PolicyNames[]'")}); do`,
    `  ${iam(`get-${kind}-policy ${of} --policy-name "$policy"`, "json")}`,
    "done",
    iam(`list-attached-${kind}-policies ${of}`, "json", named("AttachedPolicies")),
  ];
}

function groupList(iam: WriteCall): string[] {
  const query = `"{UserName: '$user', Groups: Groups[].GroupName}"`;
  return [iam(`list-groups-for-user --user-name "$user"`, "json", query)];
}

function forEachGroup(iam: WriteCall, commands: string[]): string[] {
  const names = iam(`list-groups-for-user --user-name "$user"`, "text", "'Groups[].GroupName'");
  return [`for group in $(${names}); do`, ...indent(commands), "done"];
}

/** The text in force of every policy attached or set as boundary that is the customer's own: AWS's have no account in the ARN. */
function printOwnPolicies(iam: WriteCall, kind: Holder["kind"]): string[] {
  const boundary = `${WORDS[kind]}.PermissionsBoundary.PermissionsBoundaryArn`;
  const ofPolicy = `--policy-arn "$arn"`;
  const named = (what: string) => `"{PolicyArn: '$arn', ${what}}"`;
  const isDefault = "'Versions[?IsDefaultVersion].VersionId'";
  return [
    "for arn in $({",
    ...indent([
      iam(`get-${kind} --${kind}-name "$${kind}"`, "text", boundary),
      attachedArns(iam, kind),
      ...(kind === "user" ? forEachGroup(iam, [attachedArns(iam, "group")]) : []),
    ]),
    "} | tr '\\t' '\\n' | grep ':iam::[0-9]' | sort -u); do",
    ...indent([
      iam(
        `list-policy-versions ${ofPolicy}`,
        "json",
        named("Versions: Versions[].{VersionId: VersionId, IsDefaultVersion: IsDefaultVersion}"),
      ),
      `for version in $(${iam(`list-policy-versions ${ofPolicy}`, "text", isDefault)}); do`,
      `  ${iam(`get-policy-version ${ofPolicy} --version-id "$version"`, "json", named("PolicyVersion: PolicyVersion"))}`,
      "done",
    ]),
    "done",
  ];
}

function attachedArns(iam: WriteCall, kind: Kind): string {
  const operation = `list-attached-${kind}-policies --${kind}-name "$${kind}"`;
  return iam(operation, "text", "'AttachedPolicies[].PolicyArn'");
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

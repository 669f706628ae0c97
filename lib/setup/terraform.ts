import { defaultRegion } from "@/lib/iam/partition";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { hclArguments, hclBlock, hclObject, hclValue } from "./hcl";
import type { CustomerPolicy } from "./policy-sections";
import type { RoleDocuments } from "./role-documents";

export const TERRAFORM_FILE = "main.tf";

/** Makes the role from the downloaded file; Terraform shows its plan and waits for a "yes". */
export const TERRAFORM_COMMAND = "terraform init\nterraform apply";

/**
 * The same role for Terraform, as `terraform fmt` would leave it. The provider refuses every other account, because
 * whoever applies the file does not see the account's number anywhere.
 */
export function createTerraformConfiguration(documents: RoleDocuments): string {
  const name = localName(documents.integrationName);
  return [
    requiredProviders(),
    provider(documents),
    role(documents, name),
    inlinePolicy(documents, name),
    ...documents.furtherPolicies.flatMap((policy, index) => furtherPolicy(policy, name, index + 2)),
    ...managedPolicies(documents, name),
    hclBlock("output", ["role_arn"], hclArguments({ value: `aws_iam_role.${name}.arn` })),
  ]
    .map((block) => `${block}\n`)
    .join("\n");
}

function requiredProviders(): string {
  const aws = hclObject({ source: hclValue("hashicorp/aws"), version: hclValue(">= 5.0") });
  return hclBlock("terraform", [], hclBlock("required_providers", [], hclArguments({ aws })));
}

function provider({ partition, awsAccountId }: RoleDocuments): string {
  const body = { region: hclValue(defaultRegion(partition)), allowed_account_ids: hclValue([awsAccountId]) };
  return hclBlock("provider", ["aws"], hclArguments(body));
}

function role(documents: RoleDocuments, name: string): string {
  const { roleName, rolePath, roleDescription, maxSessionDuration, trustPolicy } = documents;
  const body = {
    name: hclValue(roleName),
    path: hclValue(rolePath),
    ...(roleDescription === "" ? {} : { description: hclValue(roleDescription) }),
    max_session_duration: hclValue(maxSessionDuration),
    assume_role_policy: jsonencode(trustPolicy),
  };
  return hclBlock("resource", ["aws_iam_role", name], hclArguments(body));
}

function inlinePolicy({ policyName, permissionPolicy }: RoleDocuments, name: string): string {
  const body = {
    name: hclValue(policyName),
    role: `aws_iam_role.${name}.name`,
    policy: jsonencode(permissionPolicy),
  };
  return hclBlock("resource", ["aws_iam_role_policy", name], hclArguments(body));
}

function furtherPolicy(policy: CustomerPolicy, name: string, number: number): string[] {
  const own = `${name}_${number}`;
  const body = { name: hclValue(policy.name), policy: jsonencode(policy.document) };
  const attachment = { role: `aws_iam_role.${name}.name`, policy_arn: `aws_iam_policy.${own}.arn` };
  return [
    hclBlock("resource", ["aws_iam_policy", own], hclArguments(body)),
    hclBlock("resource", ["aws_iam_role_policy_attachment", own], hclArguments(attachment)),
  ];
}

function managedPolicies({ managedPolicyArns }: RoleDocuments, name: string): string[] {
  if (managedPolicyArns.length === 0) return [];
  const body = {
    for_each: `toset(${hclValue(managedPolicyArns)})`,
    role: `aws_iam_role.${name}.name`,
    policy_arn: "each.value",
  };
  return [hclBlock("resource", ["aws_iam_role_policy_attachment", name], hclArguments(body))];
}

function jsonencode(document: PolicyDocument): string {
  return `jsonencode(${hclValue(document)})`;
}

/** "InfraWatch" → "infra_watch": a name of Terraform begins with a letter. */
function localName(integrationName: string): string {
  const words = integrationName.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const name = words.replace(/[^a-z0-9]+/g, "_").replace(/^_|_$/g, "");
  return /^[a-z]/.test(name) ? name : `role_${name}`;
}

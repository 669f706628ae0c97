import { defaultRegion, type Partition } from "@/lib/iam/partition";

/**
 * Prints every service control policy that applies to an account: its own, and those of each unit above it up to the root,
 * which has no parent (AWS Organizations API Reference, ListPoliciesForTarget, ListParents).
 */
export function readOrganisationCommand(partition: Partition, awsAccountId: string): string {
  const region = partition === "aws" ? "" : ` --region ${defaultRegion(partition)}`;
  const aws = (rest: string) => `aws organizations ${rest}${region} --output text`;
  return [
    `target=${awsAccountId}`,
    'while [ -n "$target" ]; do',
    '  echo "== $target"',
    `  for id in $(${aws("list-policies-for-target --target-id \"$target\" --filter SERVICE_CONTROL_POLICY --query 'Policies[].Id'")}); do`,
    `    ${aws('describe-policy --policy-id "$id" --query Policy.[PolicySummary.Name,Content]')}`,
    "  done",
    '  case "$target" in r-*) break ;; esac',
    `  target=$(${aws("list-parents --child-id \"$target\" --query 'Parents[0].Id'")})`,
    "done",
  ].join("\n");
}

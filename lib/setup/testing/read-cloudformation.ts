import type { CloudFormationTemplate } from "../cloudformation";
import type { DescribedRole } from "./described-role";

interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
}

/** The role of a template; a reference must lead to a policy of the same template. */
export function readCloudFormation(text: string): DescribedRole {
  const template = JSON.parse(text) as CloudFormationTemplate;
  const { Role, ...others } = template.Resources;
  const policies = Object.entries(others as Record<string, Resource>).map(([id, { Type, Properties }]) => {
    if (Type !== "AWS::IAM::ManagedPolicy") throw new Error(`${id} is a ${Type}`);
    return { id, name: String(Properties.ManagedPolicyName), document: Properties.PolicyDocument };
  });
  const nameOf = (id: string) => policies.find((policy) => policy.id === id)?.name ?? `nothing named ${id}`;
  const given = Role.Properties;
  return {
    name: given.RoleName,
    path: given.Path,
    description: given.Description ?? "",
    maxSessionDuration: given.MaxSessionDuration,
    trustPolicy: given.AssumeRolePolicyDocument,
    inlinePolicies: Object.fromEntries(given.Policies.map((one) => [one.PolicyName, one.PolicyDocument])),
    customerPolicies: Object.fromEntries(policies.map(({ name, document }) => [name, document])),
    attached: given.ManagedPolicyArns.map((one) => (typeof one === "string" ? one : nameOf(one.Ref))).sort(),
  };
}

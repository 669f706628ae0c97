import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import type { PolicyDocument } from "@/lib/iam/policy-document";
import { measurePolicy, POLICY_QUOTAS, type PolicySize } from "@/lib/iam/policy-size";
import { MAX_ATTACHED_POLICIES, splitStatements, toDocument } from "@/lib/iam/policy-split";
import { formatRoleArn, isRoleName, isRolePath, type RoleArn } from "@/lib/iam/role-arn";
import { createTrustPolicy } from "@/lib/iam/trust-policy";
import { type CapabilityChoice, chooseCapabilities } from "@/lib/integrations/selection";
import {
  type CustomerPolicy,
  layOut,
  type PolicySection,
  sectionsIn,
  toCustomerPolicies,
  withSelfCheck,
} from "./policy-sections";

export interface RoleDocumentsFacts extends CapabilityChoice {
  partition: Partition;
  awsAccountId: AwsAccountId;
  /** The vendor's own identity: the ARN of its user, role or account root. */
  principalArn: string;
  externalIds: readonly [string, ...string[]];
  /** The integration's suggestion when absent. */
  roleName?: string;
  /** The path of a role that exists already, for example `/vendors/`; `/` when absent. */
  rolePath?: string;
}

export interface RoleDocuments {
  integrationName: string;
  partition: Partition;
  awsAccountId: AwsAccountId;
  roleName: string;
  rolePath: string;
  roleDescription: string;
  /** What the role's ARN is, or will be when the role is created as the documents say. */
  expectedRoleArn: RoleArn;
  trustPolicy: PolicyDocument;
  permissionPolicy: PolicyDocument;
  policyName: string;
  /** What the role's inline policy has no room for, as managed policies; usually none. */
  furtherPolicies: CustomerPolicy[];
  managedPolicyArns: string[];
  /** In seconds, from 3,600 to 43,200. */
  maxSessionDuration: number;
  /** Every capability; the indexes point into `permissionPolicy`. */
  sections: PolicySection[];
  trustSize: PolicySize;
  permissionSize: PolicySize;
}

const SHORTEST_MAX_SESSION_SECONDS = 3600;

/**
 * The documents of the customer's role, for one integration and the customer's choice. The permission policy
 * ends with the statement `SelfCheck`, unless another one already lets the role check itself. Throws a
 * RangeError on an unknown choice, on an integration without roles, on a name with which `SelfCheck` would reach
 * further than one role, on permissions that no role can hold, and on what `createTrustPolicy` refuses.
 */
export function createRoleDocuments(facts: RoleDocumentsFacts): RoleDocuments {
  const { integration, partition, awsAccountId } = facts;
  const method = integration.accessMethods["iam-role"];
  if (method === undefined) throw new RangeError(`"${integration.id}" is not connected by an IAM role`);
  const { roleName = method.suggestedRoleName, rolePath = "/" } = facts;
  if (!isRoleName(roleName)) throw new RangeError("IAM does not take this text as the name of a role");
  if (!isRolePath(rolePath)) throw new RangeError("IAM does not take this text as the path of a role");
  const expectedRoleArn = formatRoleArn({ partition, awsAccountId, path: rolePath, roleName });
  const trustPolicy = createTrustPolicy({ principalArn: principalOf(facts), externalIds: facts.externalIds });
  return {
    integrationName: integration.name,
    partition,
    awsAccountId,
    roleName,
    rolePath,
    roleDescription: method.roleDescription,
    expectedRoleArn,
    trustPolicy,
    policyName: `${roleName}Policy`,
    maxSessionDuration: Math.max(integration.longestSessionSeconds, SHORTEST_MAX_SESSION_SECONDS),
    trustSize: measurePolicy(trustPolicy, "trust"),
    ...createPermissions(facts, `${roleName}Policy`, expectedRoleArn),
  };
}

type RolePermissions = Pick<
  RoleDocuments,
  "permissionPolicy" | "permissionSize" | "furtherPolicies" | "managedPolicyArns" | "sections"
>;

function createPermissions(facts: RoleDocumentsFacts, name: string, roleArn: RoleArn): RolePermissions {
  const laidOut = withSelfCheck(layOut(chooseCapabilities(facts), facts.partition), roleArn);
  const managedPolicyArns = [...new Set(laidOut.sections.flatMap((section) => section.managedPolicyArns))];
  const documents = splitStatements(laidOut.statements, {
    quotas: [POLICY_QUOTAS["role-inline"], POLICY_QUOTAS.managed],
    maxDocuments: 1 + MAX_ATTACHED_POLICIES - managedPolicyArns.length,
  });
  if (documents === null)
    throw new RangeError(`No role can hold the permissions of "${facts.integration.id}"`);
  const [inline = [], ...further] = documents;
  const permissionPolicy = toDocument(inline);
  const inInline = new Map(sectionsIn(inline, laidOut.sections).map((one) => [one.capabilityId, one]));
  return {
    permissionPolicy,
    permissionSize: measurePolicy(permissionPolicy, "role-inline"),
    furtherPolicies: toCustomerPolicies(further, laidOut.sections, facts, (index) => `${name}-${index + 2}`),
    managedPolicyArns,
    sections: laidOut.sections.map(
      (one) => inInline.get(one.capabilityId) ?? { ...one, statementIndexes: [] },
    ),
  };
}

/** What the trust policy names: the vendor's whole account, or its identity as it is. */
export function principalOf({
  integration,
  principalArn,
}: Pick<RoleDocumentsFacts, "integration" | "principalArn">): string {
  if (integration.vendorPrincipal === "identity") return principalArn;
  return principalArn.replace(/^(arn:[a-z-]+:iam::[0-9]{12}:).+$/, "$1root");
}

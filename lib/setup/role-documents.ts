import { matchesActionPattern } from "@/lib/iam/action-pattern";
import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import { statementsInPartition } from "@/lib/iam/partition-arns";
import { asList, type PolicyDocument, type Statement } from "@/lib/iam/policy-document";
import { measurePolicy, type PolicySize } from "@/lib/iam/policy-size";
import { formatRoleArn, isRoleName, isRolePath, type RoleArn } from "@/lib/iam/role-arn";
import { createTrustPolicy } from "@/lib/iam/trust-policy";
import {
  type CapabilityChoice,
  type ChosenCapability,
  chooseCapabilities,
} from "@/lib/integrations/selection";

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

/** The statements that serve one purpose; `statementIndexes` point into the permission policy. */
export interface PolicySection {
  capabilityId: string;
  title: string;
  purpose: string;
  required: boolean;
  statementIndexes: number[];
  managedPolicyArns: string[];
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
  managedPolicyArns: string[];
  /** In seconds, from 3,600 to 43,200. */
  maxSessionDuration: number;
  sections: PolicySection[];
  trustSize: PolicySize;
  permissionSize: PolicySize;
}

export const SELF_CHECK_SECTION_ID = "self-check";

const SHORTEST_MAX_SESSION_SECONDS = 3600;
const SELF_CHECK_ACTION = "iam:SimulatePrincipalPolicy";

/**
 * The documents of the customer's role, for one integration and the customer's choice. The permission policy
 * ends with the statement `SelfCheck`, unless another one already lets the role check itself. Throws a
 * RangeError on an unknown choice, on an integration without roles, on a name with which `SelfCheck` would reach
 * further than one role, and on what `createTrustPolicy` refuses.
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
  const { statements, sections } = layOut(chooseCapabilities(facts), partition, expectedRoleArn);
  const permissionPolicy: PolicyDocument = { Version: "2012-10-17", Statement: statements };
  return {
    integrationName: integration.name,
    partition,
    awsAccountId,
    roleName,
    rolePath,
    roleDescription: method.roleDescription,
    expectedRoleArn,
    trustPolicy,
    permissionPolicy,
    policyName: `${roleName}Policy`,
    managedPolicyArns: [...new Set(sections.flatMap((section) => section.managedPolicyArns))],
    maxSessionDuration: Math.max(integration.longestSessionSeconds, SHORTEST_MAX_SESSION_SECONDS),
    sections,
    trustSize: measurePolicy(trustPolicy, "trust"),
    permissionSize: measurePolicy(permissionPolicy, "role-inline"),
  };
}

/** The one statement that lets a role ask AWS about its own permissions. */
export function createSelfCheckPolicy(roleArn: string): PolicyDocument {
  const statement: Statement = {
    Sid: "SelfCheck",
    Effect: "Allow",
    Action: SELF_CHECK_ACTION,
    Resource: roleArn,
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

/** What the trust policy names: the vendor's whole account, or its identity as it is. */
function principalOf({ integration, principalArn }: RoleDocumentsFacts): string {
  if (integration.vendorPrincipal === "identity") return principalArn;
  return principalArn.replace(/^(arn:[a-z-]+:iam::[0-9]{12}:).+$/, "$1root");
}

function layOut(capabilities: readonly ChosenCapability[], partition: Partition, roleArn: RoleArn) {
  const statements: Statement[] = [];
  const sections: PolicySection[] = [];
  for (const capability of capabilities) {
    const own = statementsInPartition(capability.statements, partition);
    sections.push({
      capabilityId: capability.id,
      title: capability.title,
      purpose: capability.purpose,
      required: capability.required,
      statementIndexes: own.map((_, index) => statements.length + index),
      managedPolicyArns: capability.managedPolicies.map((name) => `arn:${partition}:iam::aws:policy/${name}`),
    });
    statements.push(...own);
  }
  if (!statements.some(grantsSelfCheck)) {
    sections.push(selfCheckSection(statements.length));
    statements.push(...createSelfCheckPolicy(roleArn).Statement);
  }
  return { statements, sections };
}

function grantsSelfCheck(statement: Statement): boolean {
  return (
    statement.Effect === "Allow" &&
    statement.Condition === undefined &&
    asList(statement.Resource).includes("*") &&
    asList(statement.Action).some((pattern) => matchesActionPattern(pattern, SELF_CHECK_ACTION))
  );
}

function selfCheckSection(index: number): PolicySection {
  return {
    capabilityId: SELF_CHECK_SECTION_ID,
    title: "Self-check",
    purpose: "Lets this connection check its own permissions, and nothing else",
    required: false,
    statementIndexes: [index],
    managedPolicyArns: [],
  };
}

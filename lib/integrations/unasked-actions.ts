import { matchesActionPattern } from "@/lib/iam/action-pattern";
import { asList } from "@/lib/iam/policy-document";
import type { ChosenCapability } from "./selection";

/**
 * What only far too much access allows: managing identities, leaving the organization, becoming another role, reading
 * stored data, secrets and what is encrypted. Each is judged on every resource, as a policy that is too wide grants it.
 */
export const TELLTALE_ACTIONS = [
  "iam:CreateUser",
  "iam:AttachRolePolicy",
  "organizations:LeaveOrganization",
  "sts:AssumeRole",
  "s3:GetObject",
  "dynamodb:GetItem",
  "secretsmanager:GetSecretValue",
  "kms:Decrypt",
] as const;

/** Which of them the AWS managed policies of the shipped products grant; a test holds this to AWS's own documents. */
const GRANTED_BY_MANAGED_POLICY: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ["*"],
  PowerUserAccess: ["sts:*", "s3:*", "dynamodb:*", "secretsmanager:*", "kms:*"],
  AmazonS3FullAccess: ["s3:*"],
  AmazonEC2FullAccess: [],
  AWSLambda_FullAccess: [],
  IAMReadOnlyAccess: [],
  AmazonRoute53FullAccess: [],
  AmazonRoute53DomainsFullAccess: [],
};

/**
 * The telltale actions that none of the chosen capabilities asks for: who may do one of them may do much more than was
 * asked. Of a managed policy that is not known here, everything in the services of its probes counts as asked for.
 */
export function listUnaskedActions(capabilities: readonly ChosenCapability[]): string[] {
  const asked = capabilities.flatMap(listAskedPatterns);
  return TELLTALE_ACTIONS.filter((action) => !asked.some((pattern) => matchesActionPattern(pattern, action)));
}

function listAskedPatterns({ statements, managedPolicies, probes }: ChosenCapability): string[] {
  return [
    ...statements.flatMap(({ Action }) => asList(Action)),
    ...managedPolicies.flatMap((name) => GRANTED_BY_MANAGED_POLICY[name] ?? probes.map(wholeService)),
  ];
}

function wholeService(action: string): string {
  return action.replace(/:.*$/, ":*");
}

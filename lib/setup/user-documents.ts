import type { AwsAccountId } from "@/lib/iam/aws-account-id";
import type { Partition } from "@/lib/iam/partition";
import { POLICY_QUOTAS } from "@/lib/iam/policy-size";
import { MAX_ATTACHED_POLICIES, splitStatements } from "@/lib/iam/policy-split";
import { formatUserArn, isGroupName, isUserName, isUserPath, type UserArn } from "@/lib/iam/user-arn";
import type { UserChoice } from "@/lib/integrations/manifest";
import { type CapabilityChoice, chooseCapabilities } from "@/lib/integrations/selection";
import {
  type CustomerPolicy,
  layOut,
  type PolicySection,
  probesSelfCheck,
  toCustomerPolicies,
  withSelfCheck,
} from "./policy-sections";

export interface UserDocumentsFacts extends CapabilityChoice {
  partition: Partition;
  awsAccountId: AwsAccountId;
  /** "new-user" when absent; an existing user only gets the policies, whatever groups it is in. */
  userChoice?: UserChoice;
  /** The integration's suggestion when absent. */
  userName?: string;
  /** The path of a user that exists already; `/` when absent. */
  userPath?: string;
  /** The integration's suggestion, if it has one, when absent; null attaches to the user itself. */
  groupName?: string | null;
}

/** What a capability needs, without a place in a document: its statements may be in several. */
export type UserSection = Omit<PolicySection, "statementIndexes">;

export interface UserDocuments {
  integrationName: string;
  partition: Partition;
  awsAccountId: AwsAccountId;
  userChoice: UserChoice;
  userName: string;
  userPath: string;
  /** What the user's ARN is, or will be when the user is created as the documents say. */
  expectedUserArn: UserArn;
  /** The group that gets the permissions and the user; null where the user gets them itself. */
  groupName: string | null;
  /** What is to be created in the customer's account; several where one has no room for all, and often none. */
  policies: CustomerPolicy[];
  /** AWS's own policies, to be attached as they are. */
  managedPolicyArns: string[];
  sections: UserSection[];
  consoleUseCase: string;
}

/**
 * The documents of the customer's IAM user, for one integration and the customer's choice. The last policy ends
 * with the statement `SelfCheck`, unless something already lets the user check itself. Throws a RangeError on an
 * unknown choice, on an integration without access keys, on a name with which `SelfCheck` would reach further
 * than one user, and on more than ten policies.
 */
export function createUserDocuments(facts: UserDocumentsFacts): UserDocuments {
  const { integration, partition, awsAccountId, userPath = "/" } = facts;
  const method = integration.accessMethods["access-key"];
  if (method === undefined) throw new RangeError(`"${integration.id}" is not connected by access keys`);
  const { userName = method.suggestedUserName, userChoice = "new-user" } = facts;
  if (!isUserName(userName)) throw new RangeError("IAM does not take this text as the name of a user");
  if (!isUserPath(userPath)) throw new RangeError("IAM does not take this text as the path of a user");
  if (!method.userChoices.includes(userChoice)) {
    throw new RangeError(`"${integration.id}" does not offer the choice "${userChoice}"`);
  }
  const expectedUserArn = formatUserArn({ partition, awsAccountId, path: userPath, userName });
  const policyName = method.suggestedPolicyName ?? `${userName}-policy`;
  return {
    integrationName: integration.name,
    partition,
    awsAccountId,
    userChoice,
    userName,
    userPath,
    expectedUserArn,
    groupName: groupOf(facts, userChoice, method.suggestedGroupName ?? null),
    consoleUseCase: method.consoleUseCase,
    ...createPolicies(facts, policyName, expectedUserArn),
  };
}

function groupOf(facts: UserDocumentsFacts, userChoice: UserChoice, suggested: string | null): string | null {
  if (userChoice === "existing-user") return null;
  const { groupName = suggested } = facts;
  if (groupName !== null && !isGroupName(groupName)) {
    throw new RangeError("IAM does not take this text as the name of a user group");
  }
  return groupName;
}

type UserPolicies = Pick<UserDocuments, "policies" | "managedPolicyArns" | "sections">;

function createPolicies(facts: UserDocumentsFacts, name: string, userArn: UserArn): UserPolicies {
  const capabilities = chooseCapabilities(facts);
  const given = layOut(capabilities, facts.partition);
  const { statements, sections } = probesSelfCheck(capabilities) ? given : withSelfCheck(given, userArn);
  const managedPolicyArns = [...new Set(sections.flatMap((section) => section.managedPolicyArns))];
  const documents = splitStatements(statements, {
    quotas: [POLICY_QUOTAS.managed],
    maxDocuments: MAX_ATTACHED_POLICIES - managedPolicyArns.length,
  });
  if (documents === null)
    throw new RangeError(`No user can hold the permissions of "${facts.integration.id}"`);
  const nameOf = (index: number) => (index === 0 ? name : `${name}-${index + 1}`);
  return {
    policies: toCustomerPolicies(documents, sections, facts, nameOf),
    managedPolicyArns,
    sections: sections.map(({ statementIndexes: _, ...section }) => section),
  };
}

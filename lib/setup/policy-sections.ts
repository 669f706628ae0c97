import { matchesActionPattern } from "@/lib/iam/action-pattern";
import type { Partition } from "@/lib/iam/partition";
import { statementsInPartition } from "@/lib/iam/partition-arns";
import { asList, type PolicyDocument, type Statement } from "@/lib/iam/policy-document";
import { measurePolicy, type PolicySize } from "@/lib/iam/policy-size";
import { type PlacedStatement, toDocument } from "@/lib/iam/policy-split";
import type { ChosenCapability } from "@/lib/integrations/selection";

/** The statements that serve one purpose; `statementIndexes` point into the permission policy. */
export interface PolicySection {
  capabilityId: string;
  title: string;
  purpose: string;
  required: boolean;
  statementIndexes: number[];
  managedPolicyArns: string[];
}

/** One document that the customer creates as a managed policy of the AWS account. */
export interface CustomerPolicy {
  name: string;
  /** What its ARN will be. */
  arn: string;
  document: PolicyDocument;
  size: PolicySize;
  /** The sections that have statements in this document. */
  sections: PolicySection[];
}

export interface LaidOutStatements {
  statements: Statement[];
  sections: PolicySection[];
}

export const SELF_CHECK_SECTION_ID = "self-check";

const SELF_CHECK_ACTION = "iam:SimulatePrincipalPolicy";

/** The one statement that lets a role or a user ask AWS about its own permissions. */
export function createSelfCheckPolicy(ownArn: string): PolicyDocument {
  const statement: Statement = {
    Sid: "SelfCheck",
    Effect: "Allow",
    Action: SELF_CHECK_ACTION,
    Resource: ownArn,
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

/** The ARN of one of AWS's own policies, from its name with the path, if it has one. */
export function managedPolicyArn(partition: Partition, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** The capabilities' statements one after the other, in the customer's partition, and which serve which. */
export function layOut(capabilities: readonly ChosenCapability[], partition: Partition): LaidOutStatements {
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
      managedPolicyArns: capability.managedPolicies.map((name) => managedPolicyArn(partition, name)),
    });
    statements.push(...own);
  }
  return { statements, sections };
}

/** The same with the self-check at the end, unless a statement grants it already. */
export function withSelfCheck(
  { statements, sections }: LaidOutStatements,
  ownArn: string,
): LaidOutStatements {
  if (statements.some(grantsSelfCheck)) return { statements, sections };
  return {
    statements: [...statements, ...createSelfCheckPolicy(ownArn).Statement],
    sections: [...sections, selfCheckSection(statements.length)],
  };
}

/**
 * Whether a managed policy of the capabilities grants the self-check: the manifest says so by its probe, which a
 * test holds to AWS's own documents.
 */
export function probesSelfCheck(capabilities: readonly ChosenCapability[]): boolean {
  return capabilities.some(
    ({ managedPolicies, probes }) => managedPolicies.length > 0 && probes.includes(SELF_CHECK_ACTION),
  );
}

/** The sections of one of several documents, with indexes into that document. */
export function sectionsIn(
  placed: readonly PlacedStatement[],
  sections: readonly PolicySection[],
): PolicySection[] {
  return sections
    .map((section) => ({
      ...section,
      statementIndexes: placed.flatMap(({ origin }, index) =>
        section.statementIndexes.includes(origin) ? [index] : [],
      ),
    }))
    .filter(({ statementIndexes }) => statementIndexes.length > 0);
}

export interface PolicyOwner {
  partition: Partition;
  awsAccountId: string;
}

/** The documents of a split as managed policies named `Name`, `Name-2`, `Name-3` and so on. */
export function toCustomerPolicies(
  documents: readonly PlacedStatement[][],
  sections: readonly PolicySection[],
  { partition, awsAccountId }: PolicyOwner,
  nameOf: (index: number) => string,
): CustomerPolicy[] {
  return documents.map((placed, index) => {
    const document = toDocument(placed);
    const name = nameOf(index);
    return {
      name,
      arn: `arn:${partition}:iam::${awsAccountId}:policy/${name}`,
      document,
      size: measurePolicy(document, "managed"),
      sections: sectionsIn(placed, sections),
    };
  });
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

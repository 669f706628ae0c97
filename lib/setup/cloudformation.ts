import type { PolicyDocument } from "@/lib/iam/policy-document";
import { awsCloudFormation, type CliCommand } from "./aws-command";
import type { CustomerPolicy } from "./policy-sections";
import type { RoleDocuments } from "./role-documents";

export const CLOUDFORMATION_FILE = "cloudformation.json";

/** What CloudFormation takes without a bucket (AWS CloudFormation API Reference, CreateStack, TemplateBody). */
export const MAX_TEMPLATE_BYTES = 51_200;

interface Reference {
  Ref: string;
}

export interface RoleResource {
  Type: "AWS::IAM::Role";
  Properties: {
    RoleName: string;
    Path: string;
    Description?: string;
    MaxSessionDuration: number;
    AssumeRolePolicyDocument: PolicyDocument;
    Policies: { PolicyName: string; PolicyDocument: PolicyDocument }[];
    ManagedPolicyArns: (string | Reference)[];
  };
}

export interface ManagedPolicyResource {
  Type: "AWS::IAM::ManagedPolicy";
  Properties: { ManagedPolicyName: string; PolicyDocument: PolicyDocument };
}

export interface CloudFormationTemplate {
  AWSTemplateFormatVersion: "2010-09-09";
  Description: string;
  Resources: { Role: RoleResource } & Record<`Policy${number}`, ManagedPolicyResource>;
  Outputs: { RoleArn: { Description: string; Value: { "Fn::GetAtt": ["Role", "Arn"] } } };
}

/**
 * The same role for CloudFormation. The documents stand in it as they are: outside of `Fn::Sub`, CloudFormation
 * leaves a policy variable such as `${aws:username}` alone.
 */
export function createCloudFormationTemplate(documents: RoleDocuments): CloudFormationTemplate {
  const policies = documents.furtherPolicies.map(
    (policy, index) => [`Policy${index + 2}`, toResource(policy)] as const,
  );
  const references = policies.map(([id]) => ({ Ref: id }));
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `The IAM role ${documents.roleName} for ${documents.integrationName}`,
    Resources: { ...Object.fromEntries(policies), Role: createRole(documents, references) },
    Outputs: {
      RoleArn: {
        Description: "The Role ARN to paste into the set-up",
        Value: { "Fn::GetAtt": ["Role", "Arn"] },
      },
    },
  };
}

/** The template as a file. */
export function formatCloudFormationTemplate(documents: RoleDocuments): string {
  return `${JSON.stringify(createCloudFormationTemplate(documents), null, 2)}\n`;
}

/** Whether CloudFormation takes the file as it is; a larger one has to come from a bucket of the customer's. */
export function fitsTemplateBody(documents: RoleDocuments): boolean {
  return new TextEncoder().encode(formatCloudFormationTemplate(documents)).length <= MAX_TEMPLATE_BYTES;
}

/** Deploys the downloaded file, first or again, and prints the role's ARN. */
export function createCloudFormationCommands(documents: RoleDocuments): CliCommand[] {
  const { partition } = documents;
  const stack = ["stack-name", stackNameOf(documents)] as const;
  return [
    {
      command: awsCloudFormation(partition, "deploy", [
        ["template-file", CLOUDFORMATION_FILE],
        stack,
        ["capabilities", "CAPABILITY_NAMED_IAM"],
      ]),
      purpose: "Create the stack, and in it the role",
    },
    {
      command: awsCloudFormation(partition, "describe-stacks", [
        stack,
        ["query", "Stacks[0].Outputs[0].OutputValue"],
        ["output", "text"],
      ]),
      purpose: "Show the Role ARN to paste here",
    },
  ];
}

function toResource({ name, document }: CustomerPolicy): ManagedPolicyResource {
  return {
    Type: "AWS::IAM::ManagedPolicy",
    Properties: { ManagedPolicyName: name, PolicyDocument: document },
  };
}

function createRole(documents: RoleDocuments, references: Reference[]): RoleResource {
  const { roleName, rolePath, roleDescription, policyName, permissionPolicy } = documents;
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      RoleName: roleName,
      Path: rolePath,
      ...(roleDescription === "" ? {} : { Description: roleDescription }),
      MaxSessionDuration: documents.maxSessionDuration,
      AssumeRolePolicyDocument: documents.trustPolicy,
      Policies: [{ PolicyName: policyName, PolicyDocument: permissionPolicy }],
      ManagedPolicyArns: [...references, ...documents.managedPolicyArns],
    },
  };
}

/** A stack's name begins with a letter and has letters, digits and hyphens only. */
function stackNameOf({ roleName }: RoleDocuments): string {
  return `role-${roleName.replace(/[^A-Za-z0-9]+/g, "-")}`;
}

import { defineIntegration } from "./manifest";

export const cloudlvl = defineIntegration({
  id: "cloudlvl",
  name: "Cloudlvl",
  summary: "Cloudlvl manages AWS infrastructure with an AI assistant that understands natural language.",
  purpose: "Cloudlvl uses this access to look at and change the AWS resources that you ask it to work on.",
  guide: "Overview: IAM roles and IAM users for Cloudlvl",
  vendorPrincipal: "account",
  accessMethods: {
    "iam-role": {
      recommended: true,
      suggestedRoleName: "CloudlvlAIRole",
      roleDescription: "Role for Cloudlvl to manage AWS infrastructure",
    },
    "access-key": {
      recommended: false,
      suggestedUserName: "cloudlvl-ai-user",
      userChoices: ["new-user", "existing-user"],
      consoleUseCase: "Command Line Interface (CLI)",
    },
  },
  permissionSets: [
    {
      id: "power-user",
      title: "Full infrastructure management",
      summary:
        "PowerUserAccess: every AWS service, but no management of IAM, of the account itself and of the organization.",
      capabilityIds: ["power-user"],
    },
    {
      id: "administrator",
      title: "Full access",
      summary: "AdministratorAccess: everything, IAM included.",
      warning: "This gives full access to the AWS account. Use it with caution.",
      capabilityIds: ["administrator"],
    },
    {
      id: "chosen-services",
      title: "Chosen services",
      summary: "Full access to the services that you choose, and to no other.",
      capabilityIds: ["ec2", "lambda", "s3"],
    },
  ],
  capabilities: [
    {
      id: "power-user",
      title: "All services",
      purpose: "Creates, changes and deletes resources of every AWS service on your request.",
      required: true,
      statements: [],
      managedPolicies: ["PowerUserAccess"],
      probes: [
        "ec2:DescribeInstances",
        "ec2:RunInstances",
        "s3:CreateBucket",
        "lambda:CreateFunction",
        "rds:CreateDBInstance",
        "cloudformation:CreateStack",
      ],
    },
    {
      id: "administrator",
      title: "All services and IAM",
      purpose: "Does everything on your request, including the management of IAM users, roles and policies.",
      required: true,
      statements: [],
      managedPolicies: ["AdministratorAccess"],
      probes: [
        "ec2:RunInstances",
        "s3:CreateBucket",
        "lambda:CreateFunction",
        "cloudformation:CreateStack",
        "iam:CreateUser",
        "iam:CreateRole",
        "iam:SimulatePrincipalPolicy",
      ],
    },
    {
      id: "ec2",
      title: "EC2",
      purpose: "Runs and manages virtual machines, their networks, disks and load balancers.",
      required: false,
      statements: [],
      managedPolicies: ["AmazonEC2FullAccess"],
      probes: [
        "ec2:DescribeInstances",
        "ec2:RunInstances",
        "ec2:TerminateInstances",
        "autoscaling:CreateAutoScalingGroup",
        "elasticloadbalancing:CreateLoadBalancer",
      ],
    },
    {
      id: "lambda",
      title: "Lambda",
      purpose: "Creates, updates and runs functions.",
      required: false,
      statements: [],
      managedPolicies: ["AWSLambda_FullAccess"],
      probes: [
        "lambda:ListFunctions",
        "lambda:CreateFunction",
        "lambda:InvokeFunction",
        "lambda:DeleteFunction",
      ],
    },
    {
      id: "s3",
      title: "S3",
      purpose: "Creates buckets, and reads, writes and deletes the objects in them.",
      required: false,
      statements: [],
      managedPolicies: ["AmazonS3FullAccess"],
      probes: ["s3:ListAllMyBuckets", "s3:CreateBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    },
  ],
  corrections: [],
  longestSessionSeconds: 3600,
  regions: "any",
  partitions: ["aws"],
  nextSteps: [
    { title: "Start with simple commands", text: "Try basic operations like listing resources." },
    {
      title: "Explore AI capabilities",
      text: "Begin using natural language to manage your infrastructure.",
    },
  ],
  notes: [
    {
      title: "Access keys are permanent",
      accessMethod: "access-key",
      text: "An access key gives permanent access to your AWS account. Store it securely and rotate it regularly; an IAM role is the safer choice for production environments.",
    },
  ],
  troubleshooting: [
    {
      symptom: "An operation of Cloudlvl is not allowed",
      verdictCodes: ["permissions-missing"],
      text: "Ensure that the user or the role has the permissions that Cloudlvl's operations need. PowerUserAccess is recommended for most use cases.",
    },
  ],
});

import { defineIntegration } from "./manifest";

export const koding = defineIntegration({
  id: "koding",
  name: "Koding",
  summary: "Koding for Teams creates and manages the AWS resources of a team's development stacks.",
  purpose:
    "Koding uses this access to build stacks from EC2 instances and their volumes. Which services exactly depends on your stack script.",
  guide: "Setup AWS IAM user",
  accessMethods: {
    "access-key": {
      recommended: true,
      suggestedUserName: "koding-user",
      suggestedGroupName: "Developers",
      consoleUseCase: "Third-party service",
    },
  },
  permissionSets: [
    {
      id: "stacks",
      title: "Stacks with EC2",
      summary:
        "The two policies that are required to create and build stacks, and those for Route 53 where your stacks use it.",
      capabilityIds: ["ec2", "iam-reading", "route-53"],
    },
  ],
  capabilities: [
    {
      id: "ec2",
      title: "EC2",
      purpose:
        "Creates, changes and deletes the virtual machines of your stacks, with their networks and disks.",
      required: true,
      managedPolicies: ["AmazonEC2FullAccess"],
      probes: [
        "ec2:DescribeInstances",
        "ec2:RunInstances",
        "ec2:TerminateInstances",
        "ec2:CreateVolume",
        "ec2:CreateVpc",
      ],
    },
    {
      id: "iam-reading",
      title: "Reading IAM",
      purpose: "Reads users, groups, roles and policies, and changes nothing.",
      required: true,
      managedPolicies: ["IAMReadOnlyAccess"],
      probes: ["iam:ListUsers", "iam:GetUser", "iam:ListInstanceProfiles", "iam:SimulatePrincipalPolicy"],
    },
    {
      id: "route-53",
      title: "Route 53",
      purpose: "Manages hosted zones and domains, for stacks that use Route 53.",
      required: false,
      askedFor: "on-request",
      managedPolicies: ["AmazonRoute53FullAccess", "AmazonRoute53DomainsFullAccess"],
      probes: [
        "route53:ListHostedZones",
        "route53:CreateHostedZone",
        "route53:ChangeResourceRecordSets",
        "route53domains:ListDomains",
        "route53domains:RegisterDomain",
      ],
    },
  ],
  nextSteps: [
    {
      title: "Build your stacks",
      text: "Enter the access key and its secret in Koding under the AWS credentials tab; your stacks are built with them.",
    },
  ],
  notes: [
    {
      title: "Route 53 is there on request",
      text: "A stack that uses Route 53 needs two policies more. Without them, building it ends with an error that the user does not have enough permission; every other stack works.",
      capabilityId: "route-53",
    },
    {
      title: "Keep the root user out of it",
      text: "It is good practice to give Koding a user of its own, and never the keys of the root user.",
    },
  ],
  troubleshooting: [
    {
      symptom: "A stack ends with an error that the user does not have enough permission",
      verdictCodes: ["permissions-missing", "optional-permissions-missing"],
      text: "Extend the permissions of the group. For Route 53, attach AmazonRoute53FullAccess and AmazonRoute53DomainsFullAccess to it.",
    },
  ],
});

import { defineIntegration } from "./manifest";

export const monk = defineIntegration({
  id: "monk",
  name: "Monk",
  summary: "Monk provisions and manages infrastructure, and deploys apps to it from your IDE.",
  purpose:
    "Monk uses this access to provision and manage infrastructure in your AWS account: machines, networks, load balancers, certificates and backups.",
  guide: "AWS credentials for Monk",
  accessMethods: {
    "access-key": {
      recommended: true,
      suggestedUserName: "monk-deploy",
      suggestedPolicyName: "MonkClusterPolicy",
      consoleUseCase: "Third-party service",
    },
  },
  permissionSets: [
    {
      id: "minimum",
      title: "The minimum policy",
      summary: "For production: MonkClusterPolicy covers exactly what Monk needs and nothing more.",
      capabilityIds: [
        "instances",
        "networks",
        "traffic",
        "storage",
        "load-balancers",
        "certificates",
        "backups",
        "identity",
        "encryption-keys",
        "metrics",
        "costs",
      ],
    },
    {
      id: "quick-start",
      title: "Broad managed policies",
      summary:
        "For a quick start: three policies that AWS maintains. They leave out certificates, automated backups, encryption keys, prices and costs.",
      warning: "These policies allow much more than Monk needs. For production, use the minimum policy.",
      capabilityIds: ["broad-access"],
    },
  ],
  capabilities: [
    {
      id: "instances",
      title: "Instances",
      purpose:
        "Starts, stops and deletes the virtual machines of your clusters, and looks up images, instance types and regions.",
      required: true,
      statements: [
        {
          Sid: "MonkEC2Instances",
          Effect: "Allow",
          Action: [
            "ec2:DescribeInstances",
            "ec2:DescribeInstanceStatus",
            "ec2:DescribeInstanceTypes",
            "ec2:RunInstances",
            "ec2:TerminateInstances",
            "ec2:StopInstances",
            "ec2:ModifyInstanceAttribute",
          ],
          Resource: "*",
        },
        {
          Sid: "MonkEC2Images",
          Effect: "Allow",
          Action: ["ec2:DescribeImages"],
          Resource: "*",
        },
        {
          Sid: "MonkEC2RegionsAndZones",
          Effect: "Allow",
          Action: ["ec2:DescribeRegions", "ec2:DescribeAvailabilityZones"],
          Resource: "*",
        },
      ],
    },
    {
      id: "networks",
      title: "Networks",
      purpose: "Creates the VPCs, subnets, internet gateways and routes in which the machines stand.",
      required: true,
      statements: [
        {
          Sid: "MonkEC2VPC",
          Effect: "Allow",
          Action: ["ec2:DescribeVpcs", "ec2:CreateVpc", "ec2:CreateDefaultVpc", "ec2:ModifyVpcAttribute"],
          Resource: "*",
        },
        {
          Sid: "MonkEC2Subnets",
          Effect: "Allow",
          Action: [
            "ec2:DescribeSubnets",
            "ec2:CreateSubnet",
            "ec2:CreateDefaultSubnet",
            "ec2:ModifySubnetAttribute",
          ],
          Resource: "*",
        },
        {
          Sid: "MonkEC2InternetGateways",
          Effect: "Allow",
          Action: ["ec2:DescribeInternetGateways", "ec2:CreateInternetGateway", "ec2:AttachInternetGateway"],
          Resource: "*",
        },
        {
          Sid: "MonkEC2RouteTables",
          Effect: "Allow",
          Action: ["ec2:DescribeRouteTables", "ec2:CreateRouteTable", "ec2:CreateRoute"],
          Resource: "*",
        },
      ],
    },
    {
      id: "traffic",
      title: "Security groups and addresses",
      purpose:
        "Opens and closes ports by security groups, deletes network interfaces, and assigns fixed IP addresses.",
      required: true,
      statements: [
        {
          Sid: "MonkEC2SecurityGroups",
          Effect: "Allow",
          Action: [
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSecurityGroupRules",
            "ec2:CreateSecurityGroup",
            "ec2:DeleteSecurityGroup",
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:RevokeSecurityGroupIngress",
          ],
          Resource: "*",
        },
        {
          Sid: "MonkEC2NetworkInterfaces",
          Effect: "Allow",
          Action: ["ec2:DeleteNetworkInterface"],
          Resource: "*",
        },
        {
          Sid: "MonkEC2ElasticIPs",
          Effect: "Allow",
          Action: [
            "ec2:DescribeAddresses",
            "ec2:AllocateAddress",
            "ec2:AssociateAddress",
            "ec2:ReleaseAddress",
          ],
          Resource: "*",
        },
      ],
    },
    {
      id: "storage",
      title: "Volumes and snapshots",
      purpose:
        "Creates, attaches, changes and deletes EBS volumes, deletes snapshots, and tags what it creates.",
      required: true,
      statements: [
        {
          Sid: "MonkEC2Volumes",
          Effect: "Allow",
          Action: [
            "ec2:DescribeVolumes",
            "ec2:DescribeVolumesModifications",
            "ec2:CreateVolume",
            "ec2:DeleteVolume",
            "ec2:AttachVolume",
            "ec2:DetachVolume",
            "ec2:ModifyVolume",
          ],
          Resource: "*",
        },
        {
          Sid: "MonkEC2Snapshots",
          Effect: "Allow",
          Action: ["ec2:DescribeSnapshots", "ec2:DeleteSnapshot"],
          Resource: "*",
        },
        {
          Sid: "MonkEC2Tags",
          Effect: "Allow",
          Action: ["ec2:CreateTags"],
          Resource: "*",
        },
      ],
    },
    {
      id: "load-balancers",
      title: "Load balancers",
      purpose: "Creates and deletes load balancers, their listeners and target groups.",
      required: true,
      statements: [
        {
          Sid: "MonkELBv2",
          Effect: "Allow",
          Action: [
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:CreateLoadBalancer",
            "elasticloadbalancing:DeleteLoadBalancer",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:CreateListener",
            "elasticloadbalancing:DeleteListener",
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:CreateTargetGroup",
            "elasticloadbalancing:DeleteTargetGroup",
            "elasticloadbalancing:RegisterTargets",
            "elasticloadbalancing:DeregisterTargets",
            "elasticloadbalancing:DescribeTargetHealth",
            "elasticloadbalancing:AddTags",
          ],
          Resource: "*",
        },
      ],
    },
    {
      id: "certificates",
      title: "Certificates",
      purpose: "Imports, reads and deletes the ACM certificates with which load balancers serve HTTPS.",
      required: true,
      statements: [
        {
          Sid: "MonkACM",
          Effect: "Allow",
          Action: [
            "acm:ListCertificates",
            "acm:ListTagsForCertificate",
            "acm:GetCertificate",
            "acm:ImportCertificate",
            "acm:DeleteCertificate",
            "acm:DescribeCertificate",
          ],
          Resource: "*",
        },
      ],
    },
    {
      id: "backups",
      title: "Automated backups",
      purpose:
        "Keeps the lifecycle policies that make backups, and hands AWS's own role for it to the service.",
      required: true,
      statements: [
        {
          Sid: "MonkDLM",
          Effect: "Allow",
          Action: [
            "dlm:GetLifecyclePolicies",
            "dlm:GetLifecyclePolicy",
            "dlm:CreateLifecyclePolicy",
            "dlm:UpdateLifecyclePolicy",
            "dlm:DeleteLifecyclePolicy",
          ],
          Resource: "*",
        },
        {
          Sid: "MonkIAMPassRole",
          Effect: "Allow",
          Action: ["iam:PassRole"],
          Resource: "arn:aws:iam::*:role/service-role/AWSDataLifecycleManagerDefaultRole",
        },
      ],
    },
    {
      id: "identity",
      title: "Identity and self-check",
      purpose: "Asks AWS who the access key belongs to and which permissions it has.",
      required: true,
      statements: [
        {
          Sid: "MonkSTS",
          Effect: "Allow",
          Action: ["sts:GetCallerIdentity"],
          Resource: "*",
        },
        {
          Sid: "MonkIAMSimulate",
          Effect: "Allow",
          Action: ["iam:SimulateCustomPolicy", "iam:SimulatePrincipalPolicy"],
          Resource: "*",
        },
      ],
    },
    {
      id: "encryption-keys",
      title: "Encryption keys",
      purpose: "Creates KMS keys and encrypts with them, so that clusters can keep secrets.",
      required: true,
      statements: [
        {
          Sid: "MonkKMS",
          Effect: "Allow",
          Action: [
            "kms:ListKeys",
            "kms:ListAliases",
            "kms:DescribeKey",
            "kms:CreateKey",
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:ScheduleKeyDeletion",
            "kms:CreateAlias",
            "kms:UpdateAlias",
            "kms:EnableKey",
            "kms:DisableKey",
            "kms:CancelKeyDeletion",
          ],
          Resource: "*",
        },
      ],
    },
    {
      id: "metrics",
      title: "Metrics",
      purpose: "Reads CloudWatch metrics.",
      required: true,
      statements: [
        {
          Sid: "MonkCloudWatch",
          Effect: "Allow",
          Action: ["cloudwatch:GetMetricData"],
          Resource: "*",
        },
      ],
    },
    {
      id: "costs",
      title: "Prices and costs",
      purpose: "Reads AWS's prices and what the account has cost.",
      required: true,
      statements: [
        {
          Sid: "MonkPricing",
          Effect: "Allow",
          Action: ["pricing:GetProducts", "ce:GetCostAndUsage"],
          Resource: "*",
        },
      ],
    },
    {
      id: "broad-access",
      title: "EC2, VPC and reading IAM",
      purpose: "Manages everything of EC2 and of its networks, and reads IAM users, roles and policies.",
      required: true,
      managedPolicies: ["AmazonEC2FullAccess", "AmazonVPCFullAccess", "IAMReadOnlyAccess"],
      probes: [
        "ec2:RunInstances",
        "ec2:TerminateInstances",
        "ec2:CreateVpc",
        "ec2:CreateSubnet",
        "elasticloadbalancing:CreateLoadBalancer",
        "iam:ListUsers",
        "iam:SimulatePrincipalPolicy",
      ],
    },
  ],
  settings: [
    {
      id: "default-region",
      label: "Default region",
      hint: "The region in which Monk deploys when you name none, for example us-east-1.",
      kind: "region",
      required: false,
    },
  ],
  nextSteps: [
    {
      title: "Give Monk the access key",
      text: "When you deploy to AWS, Monk requests credentials through a secure form in your IDE. Paste them there, or tell your agent: ask Monk to update my AWS credentials.",
    },
    {
      title: "Deploy your first app",
      text: "With the access key in place, tell your agent to deploy.",
    },
  ],
  notes: [
    {
      title: "The user's name is yours to choose",
      text: "The guide calls the user monk-deploy in the console and monk-user in its commands. Here both ways create monk-deploy; a user with another name works just as well.",
    },
    {
      title: "How Monk keeps the access key",
      text: "Monk encrypts it at rest in the secret storage of your IDE, and on your Monk cluster with your cloud provider's KMS. It is never sent to Monk's servers and never shown to the language model.",
    },
  ],
  troubleshooting: [
    {
      symptom: "The access key is disabled",
      verdictCodes: ["key-not-recognised"],
      text: "Check the user in the IAM console and confirm that the key is active.",
    },
    {
      symptom: "Monk reports permission errors",
      verdictCodes: ["permissions-missing"],
      text: "Compare the attached policy with the minimum policy.",
    },
    {
      symptom: "The region does not match",
      verdictCodes: ["region-not-enabled"],
      text: "If you gave a default region, make sure that it is one of AWS's regions and available to your account.",
    },
    {
      symptom: "It still does not work",
      verdictCodes: ["key-not-recognised", "permissions-missing", "region-not-enabled"],
      text: "Ask your agent: ask Monk why my AWS credentials are not working.",
    },
  ],
});

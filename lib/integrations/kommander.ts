import { defineIntegration } from "./manifest";

export const kommander = defineIntegration({
  id: "kommander",
  name: "Kommander",
  summary: "Kommander creates and manages Kubernetes clusters on your infrastructure.",
  purpose:
    "Kommander uses this access to create the networks, machines and EKS clusters of its Kubernetes clusters, and to delete them again.",
  guide: "Configuring an AWS Infrastructure Provider with static credentials",
  accessMethods: {
    "access-key": {
      recommended: true,
      suggestedUserName: "Kommander",
      suggestedPolicyName: "kommander-policy",
      userChoices: ["new-user", "existing-user"],
      consoleUseCase: "Third-party service",
    },
  },
  permissionSets: [
    {
      id: "minimal",
      title: "The minimal policy",
      summary: "The permissions that a user of Kommander needs at least.",
      capabilityIds: [
        "infrastructure",
        "node-groups",
        "service-linked-roles",
        "cluster-roles",
        "cluster-secrets",
        "node-images",
        "eks-clusters",
        "eks-add-ons",
        "encryption",
      ],
    },
  ],
  capabilities: [
    {
      id: "infrastructure",
      title: "Machines and networks",
      purpose:
        "Creates and deletes EC2 instances, VPCs, subnets, gateways, route tables, security groups, launch templates and load balancers, and looks at what there is.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: [
            "ec2:AllocateAddress",
            "ec2:AssociateRouteTable",
            "ec2:AttachInternetGateway",
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:CreateInternetGateway",
            "ec2:CreateNatGateway",
            "ec2:CreateRoute",
            "ec2:CreateRouteTable",
            "ec2:CreateSecurityGroup",
            "ec2:CreateSubnet",
            "ec2:CreateTags",
            "ec2:CreateVpc",
            "ec2:ModifyVpcAttribute",
            "ec2:DeleteInternetGateway",
            "ec2:DeleteNatGateway",
            "ec2:DeleteRouteTable",
            "ec2:DeleteSecurityGroup",
            "ec2:DeleteSubnet",
            "ec2:DeleteTags",
            "ec2:DeleteVpc",
            "ec2:DescribeAccountAttributes",
            "ec2:DescribeAddresses",
            "ec2:DescribeAvailabilityZones",
            "ec2:DescribeInstances",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeImages",
            "ec2:DescribeNatGateways",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeNetworkInterfaceAttribute",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcs",
            "ec2:DescribeVpcAttribute",
            "ec2:DescribeVolumes",
            "ec2:DetachInternetGateway",
            "ec2:DisassociateRouteTable",
            "ec2:DisassociateAddress",
            "ec2:ModifyInstanceAttribute",
            "ec2:ModifyNetworkInterfaceAttribute",
            "ec2:ModifySubnetAttribute",
            "ec2:ReleaseAddress",
            "ec2:RevokeSecurityGroupIngress",
            "ec2:RunInstances",
            "ec2:TerminateInstances",
            "tag:GetResources",
            "elasticloadbalancing:AddTags",
            "elasticloadbalancing:CreateLoadBalancer",
            "elasticloadbalancing:ConfigureHealthCheck",
            "elasticloadbalancing:DeleteLoadBalancer",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:ApplySecurityGroupsToLoadBalancer",
            "elasticloadbalancing:DescribeTags",
            "elasticloadbalancing:ModifyLoadBalancerAttributes",
            "elasticloadbalancing:RegisterInstancesWithLoadBalancer",
            "elasticloadbalancing:DeregisterInstancesFromLoadBalancer",
            "elasticloadbalancing:RemoveTags",
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribeInstanceRefreshes",
            "ec2:CreateLaunchTemplate",
            "ec2:CreateLaunchTemplateVersion",
            "ec2:DescribeLaunchTemplates",
            "ec2:DescribeLaunchTemplateVersions",
            "ec2:DeleteLaunchTemplate",
            "ec2:DeleteLaunchTemplateVersions",
            "ec2:DescribeKeyPairs",
          ],
          Resource: ["*"],
        },
      ],
    },
    {
      id: "node-groups",
      title: "Auto Scaling groups",
      purpose: "Creates, updates and deletes the Auto Scaling groups in which the nodes of a cluster run.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: [
            "autoscaling:CreateAutoScalingGroup",
            "autoscaling:UpdateAutoScalingGroup",
            "autoscaling:CreateOrUpdateTags",
            "autoscaling:StartInstanceRefresh",
            "autoscaling:DeleteAutoScalingGroup",
            "autoscaling:DeleteTags",
          ],
          Resource: ["arn:*:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/*"],
        },
      ],
    },
    {
      id: "service-linked-roles",
      title: "Roles of AWS services",
      purpose:
        "Lets Auto Scaling, Elastic Load Balancing, EC2 Spot and EKS create the roles that they need for themselves, and no other role.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: [
            "arn:*:iam::*:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
          ],
          Condition: {
            StringLike: {
              "iam:AWSServiceName": "autoscaling.amazonaws.com",
            },
          },
        },
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: [
            "arn:*:iam::*:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
          ],
          Condition: {
            StringLike: {
              "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com",
            },
          },
        },
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: ["arn:*:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot"],
          Condition: {
            StringLike: {
              "iam:AWSServiceName": "spot.amazonaws.com",
            },
          },
        },
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: ["arn:*:iam::*:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS"],
          Condition: {
            StringLike: {
              "iam:AWSServiceName": "eks.amazonaws.com",
            },
          },
        },
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: [
            "arn:*:iam::*:role/aws-service-role/eks-nodegroup.amazonaws.com/AWSServiceRoleForAmazonEKSNodegroup",
          ],
          Condition: {
            StringLike: {
              "iam:AWSServiceName": "eks-nodegroup.amazonaws.com",
            },
          },
        },
        {
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: [
            "arn:aws:iam::*:role/aws-service-role/eks-fargate-pods.amazonaws.com/AWSServiceRoleForAmazonEKSForFargate",
          ],
          Condition: {
            StringLike: {
              "iam:AWSServiceName": "eks-fargate.amazonaws.com",
            },
          },
        },
      ],
    },
    {
      id: "cluster-roles",
      title: "Roles of clusters",
      purpose: "Gives clusters the roles of Cluster API, and looks up roles and the policy of EKS clusters.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: ["iam:PassRole"],
          Resource: ["arn:*:iam::*:role/*.cluster-api-provider-aws.sigs.k8s.io"],
        },
        {
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:ListAttachedRolePolicies"],
          Resource: ["arn:*:iam::*:role/*"],
        },
        {
          Effect: "Allow",
          Action: ["iam:GetPolicy"],
          Resource: ["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"],
        },
      ],
    },
    {
      id: "cluster-secrets",
      title: "Secrets of clusters",
      purpose:
        "Keeps the start-up data of nodes as secrets whose names begin with aws.cluster.x-k8s.io, and no other secret.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: [
            "secretsmanager:CreateSecret",
            "secretsmanager:DeleteSecret",
            "secretsmanager:TagResource",
          ],
          Resource: ["arn:*:secretsmanager:*:*:secret:aws.cluster.x-k8s.io/*"],
        },
      ],
    },
    {
      id: "node-images",
      title: "Node images",
      purpose: "Looks up which machine image AWS recommends for EKS.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: ["ssm:GetParameter"],
          Resource: ["arn:*:ssm:*:*:parameter/aws/service/eks/optimized-ami/*"],
        },
      ],
    },
    {
      id: "eks-clusters",
      title: "EKS clusters",
      purpose: "Creates, updates and deletes EKS clusters and their node groups, and passes them roles.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: [
            "eks:DescribeCluster",
            "eks:ListClusters",
            "eks:CreateCluster",
            "eks:TagResource",
            "eks:UpdateClusterVersion",
            "eks:DeleteCluster",
            "eks:UpdateClusterConfig",
            "eks:UntagResource",
            "eks:UpdateNodegroupVersion",
            "eks:DescribeNodegroup",
            "eks:DeleteNodegroup",
            "eks:UpdateNodegroupConfig",
            "eks:CreateNodegroup",
            "eks:AssociateEncryptionConfig",
          ],
          Resource: ["arn:*:eks:*:*:cluster/*", "arn:*:eks:*:*:nodegroup/*/*/*"],
        },
        {
          Effect: "Allow",
          Action: ["iam:PassRole"],
          Resource: ["*"],
          Condition: {
            StringEquals: {
              "iam:PassedToService": "eks.amazonaws.com",
            },
          },
        },
      ],
    },
    {
      id: "eks-add-ons",
      title: "EKS add-ons and Fargate profiles",
      purpose: "Installs, updates and removes add-ons and Fargate profiles, and tags them.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: [
            "eks:ListAddons",
            "eks:CreateAddon",
            "eks:DescribeAddonVersions",
            "eks:DescribeAddon",
            "eks:DeleteAddon",
            "eks:UpdateAddon",
            "eks:TagResource",
            "eks:DescribeFargateProfile",
            "eks:CreateFargateProfile",
            "eks:DeleteFargateProfile",
          ],
          Resource: ["*"],
        },
      ],
    },
    {
      id: "encryption",
      title: "Encryption keys",
      purpose: "Uses the KMS keys whose alias begins with cluster-api-provider-aws-, and no other key.",
      required: true,
      statements: [
        {
          Effect: "Allow",
          Action: ["kms:CreateGrant", "kms:DescribeKey"],
          Resource: ["*"],
          Condition: {
            "ForAnyValue:StringLike": {
              "kms:ResourceAliases": "alias/cluster-api-provider-aws-*",
            },
          },
        },
      ],
    },
  ],
  corrections: [
    {
      action: "eks:CreateCluster",
      capabilityId: "eks-clusters",
      use: "eks:CreateCluster",
      resource: "*",
      reason:
        "The action takes no resource in IAM, so a statement that names clusters does not count as allowing it.",
    },
    {
      action: "eks:ListClusters",
      capabilityId: "eks-clusters",
      use: "eks:ListClusters",
      resource: "*",
      reason:
        "The action takes no resource in IAM, so a statement that names clusters does not count as allowing it.",
    },
    {
      action: "eks:TagResource",
      capabilityId: "eks-clusters",
      use: null,
      reason:
        "The guide lists it twice. The statement for add-ons allows it on every resource, so the one for clusters adds nothing.",
    },
  ],
  partitions: ["aws", "aws-us-gov", "aws-cn"],
  settings: [
    {
      id: "provider-name",
      label: "Provider name",
      hint: "What Kommander calls this infrastructure provider; consider the name of the AWS user.",
      kind: "text",
      pattern: "[^\\s](.{0,61}[^\\s])?",
      required: true,
    },
    {
      id: "workspace",
      label: "Workspace",
      hint: "The Kommander workspace that will use these credentials.",
      kind: "text",
      pattern: "[^\\s](.{0,61}[^\\s])?",
      required: true,
    },
  ],
  nextSteps: [
    {
      title: "Open the workspace",
      text: "In Kommander, select the Workspace associated with the credentials you are adding.",
    },
    {
      title: "Add the provider",
      text: "Navigate to Administration > Infrastructure Providers, choose Add Infrastructure Provider and select Amazon Web Services (AWS).",
    },
    {
      title: "Enter the keys",
      text: "Make sure that Static is selected as the Authentication Method, enter the name, the access key and the secret key, and select Save.",
    },
  ],
  notes: [
    {
      title: "An existing user will do",
      text: "It must be authorized to create EC2 instances, VPCs, subnets, load balancers, internet and NAT gateways, EBS volumes, security groups, route tables and IAM roles; the policy here is the minimum.",
    },
  ],
  troubleshooting: [
    {
      symptom: "The user is not authorized to create what a cluster needs",
      verdictCodes: ["permissions-missing"],
      text: "The user must be authorized to create EC2 instances, VPCs, subnets, load balancers, internet and NAT gateways, EBS volumes, security groups, route tables and IAM roles. Compare its policies with the minimal policy of the guide.",
    },
  ],
});

import { defineIntegration } from "./manifest";

export const infrawatch = defineIntegration({
  id: "infrawatch",
  name: "InfraWatch",
  summary: "InfraWatch shows the state, the alerts and the costs of AWS infrastructure in one place.",
  purpose:
    "InfraWatch reads the state of the services below. For each approved request it assumes the role with a session policy that leaves only the approved services.",
  guide: "IAM Setup",
  vendorPrincipal: "identity",
  vendorUser: {
    suggestedUserName: "infrawatch-power-user",
    suggestedPolicyName: "InfraWatchAssumeBaseRole",
  },
  accessMethods: {
    "iam-role": {
      recommended: true,
      suggestedRoleName: "InfraWatchRole",
      roleDescription: "Read-only access for InfraWatch",
    },
  },
  permissionSets: [
    {
      id: "monitored-services",
      title: "The monitored services",
      summary: "Read access to the AWS services that InfraWatch monitors, and full access to Amazon SES.",
      capabilityIds: [
        "ec2",
        "eks",
        "databases",
        "elasticache",
        "opensearch",
        "mq",
        "ses",
        "secrets-manager",
        "iam",
        "cost-explorer",
        "load-balancers",
        "cloudwatch",
        "health",
      ],
    },
  ],
  capabilities: [
    {
      id: "ec2",
      title: "EC2",
      purpose: "Lists instances, volumes, networks and their settings, so that they can be watched.",
      required: true,
      statements: [{ Sid: "EC2", Effect: "Allow", Action: "ec2:Describe*", Resource: "*" }],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "eks",
      title: "EKS",
      purpose: "Lists Kubernetes clusters, node groups and add-ons.",
      required: true,
      statements: [{ Sid: "EKS", Effect: "Allow", Action: ["eks:List*", "eks:Describe*"], Resource: "*" }],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "databases",
      title: "Databases",
      purpose:
        "Lists RDS and DocumentDB databases, clusters and snapshots; it does not read what is stored in them.",
      required: true,
      statements: [
        {
          Sid: "Databases",
          Effect: "Allow",
          Action: ["rds:Describe*", "rds:List*", "docdb:Describe*", "docdb:List*"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "elasticache",
      title: "ElastiCache",
      purpose: "Lists cache clusters and their settings.",
      required: true,
      statements: [
        {
          Sid: "ElastiCache",
          Effect: "Allow",
          Action: ["elasticache:Describe*", "elasticache:List*"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "opensearch",
      title: "OpenSearch",
      purpose: "Lists OpenSearch domains and sends read requests to them.",
      required: true,
      statements: [
        {
          Sid: "OpenSearch",
          Effect: "Allow",
          Action: ["es:List*", "es:Describe*", "es:ESHttpGet"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "mq",
      title: "MQ",
      purpose: "Lists message brokers and their settings.",
      required: true,
      statements: [{ Sid: "MQ", Effect: "Allow", Action: ["mq:List*", "mq:Describe*"], Resource: "*" }],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "ses",
      title: "SES",
      purpose:
        "Full access to Amazon SES, which includes sending email, as well as its identities, limits and statistics.",
      required: true,
      statements: [{ Sid: "SES", Effect: "Allow", Action: ["ses:*", "sesv2:*"], Resource: "*" }],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "secrets-manager",
      title: "Secrets Manager",
      purpose: "Lists secrets and reads their settings and values.",
      required: true,
      statements: [
        {
          Sid: "SecretsManager",
          Effect: "Allow",
          Action: ["secretsmanager:Get*", "secretsmanager:List*", "secretsmanager:Describe*"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "iam",
      title: "IAM",
      purpose: "Lists users, roles and policies, and has AWS write the credential report.",
      required: true,
      statements: [
        {
          Sid: "IAM",
          Effect: "Allow",
          Action: ["iam:Get*", "iam:List*", "iam:GenerateCredentialReport"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "cost-explorer",
      title: "Cost Explorer",
      purpose: "Reads what the account costs and is forecast to cost.",
      required: true,
      statements: [
        {
          Sid: "CostExplorer",
          Effect: "Allow",
          Action: ["ce:Get*", "ce:List*", "ce:Describe*"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "load-balancers",
      title: "Load balancers",
      purpose: "Lists load balancers, listeners, target groups and the health of their targets.",
      required: true,
      statements: [
        { Sid: "LoadBalancers", Effect: "Allow", Action: "elasticloadbalancing:Describe*", Resource: "*" },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "cloudwatch",
      title: "CloudWatch",
      purpose: "Reads metrics and dashboards.",
      required: true,
      statements: [
        {
          Sid: "CloudWatch",
          Effect: "Allow",
          Action: ["cloudwatch:Get*", "cloudwatch:List*"],
          Resource: "*",
        },
      ],
      managedPolicies: [],
      probes: [],
    },
    {
      id: "health",
      title: "AWS Health",
      purpose: "Reads events of the AWS Health Dashboard for the alerts panel.",
      required: false,
      statements: [{ Sid: "Health", Effect: "Allow", Action: "health:Describe*", Resource: "*" }],
      managedPolicies: [],
      probes: [],
    },
  ],
  corrections: [
    {
      action: "docdb:Describe*",
      use: "rds:Describe*",
      reason: "Amazon DocumentDB has no service prefix of its own in IAM; its actions are those of `rds`.",
    },
    {
      action: "docdb:List*",
      use: "rds:List*",
      reason: "Amazon DocumentDB has no service prefix of its own in IAM; its actions are those of `rds`.",
    },
    {
      action: "sesv2:*",
      use: "ses:*",
      reason: "Version 2 of the Amazon SES API has the service prefix `ses` in IAM, like version 1.",
    },
  ],
  longestSessionSeconds: 43_200,
  sessionPolicy: {
    purpose:
      "Each session may use only the services that were approved for it, and CloudWatch. Its credentials expire by themselves, after 12 hours at the latest.",
    capabilityIds: [
      "ec2",
      "eks",
      "databases",
      "elasticache",
      "opensearch",
      "mq",
      "ses",
      "secrets-manager",
      "iam",
      "cost-explorer",
      "load-balancers",
      "cloudwatch",
      "health",
    ],
    alwaysActions: ["cloudwatch:*"],
  },
  regions: "any",
  partitions: ["aws"],
  handover: [
    {
      id: "env",
      title: "Settings for .env",
      fileName: ".env",
      format: "env",
      lines: [
        "# The access key of {{vendorUserName}}, which may only assume the base role",
        "POWER_AWS_ACCESS_KEY_ID=<the access key ID of {{vendorUserName}}>",
        "POWER_AWS_SECRET_ACCESS_KEY=<its secret access key>",
        "BASE_ROLE_ARN={{roleArn}}",
      ],
    },
    {
      id: "helm-values",
      title: "Helm values",
      fileName: "values.yaml",
      format: "yaml",
      lines: [
        "# The access key of {{vendorUserName}}, which may only assume the base role",
        'POWER_AWS_ACCESS_KEY_ID: "<the access key ID of {{vendorUserName}}>"',
        'POWER_AWS_SECRET_ACCESS_KEY: "<its secret access key>"',
        "BASE_ROLE_ARN: {{roleArn}}",
      ],
    },
  ],
  nextSteps: [
    {
      title: "Ask for access",
      text: "Each approved request gets temporary credentials for the approved services only. They expire after the approved duration, up to 12 hours, and need no clean-up.",
    },
  ],
  notes: [
    {
      title: "AWS Health needs a support plan",
      text: "The AWS Health API requires a Business or Enterprise support plan. Without one everything else works; health events simply do not appear in the alerts panel.",
      capabilityId: "health",
    },
  ],
  troubleshooting: [
    {
      symptom: "No health events appear in the alerts panel",
      verdictCodes: ["optional-permissions-missing"],
      text: "The AWS Health API answers only accounts with a Business or Enterprise support plan. Everything else works without one.",
    },
  ],
});

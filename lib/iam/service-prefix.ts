export interface MistakenPrefix {
  /** The IAM service prefix to write instead. */
  use: string;
  /** The service's name. */
  service: string;
}

/**
 * Names of services, API versions and CLI commands that IAM accepts in a policy though they are no service
 * prefixes, so that they grant nothing (Service Authorization Reference).
 */
const MISTAKEN_PREFIXES: Readonly<Record<string, MistakenPrefix>> = {
  sesv2: { use: "ses", service: "Amazon SES" },
  docdb: { use: "rds", service: "Amazon DocumentDB" },
  documentdb: { use: "rds", service: "Amazon DocumentDB" },
  neptune: { use: "rds", service: "Amazon Neptune" },
  aurora: { use: "rds", service: "Amazon Aurora" },
  elb: { use: "elasticloadbalancing", service: "Elastic Load Balancing" },
  elbv2: { use: "elasticloadbalancing", service: "Elastic Load Balancing" },
  alb: { use: "elasticloadbalancing", service: "Elastic Load Balancing" },
  cloudwatchlogs: { use: "logs", service: "Amazon CloudWatch Logs" },
  "cloudwatch-logs": { use: "logs", service: "Amazon CloudWatch Logs" },
  apigatewayv2: { use: "apigateway", service: "Amazon API Gateway" },
  stepfunctions: { use: "states", service: "AWS Step Functions" },
  eventbridge: { use: "events", service: "Amazon EventBridge" },
  cloudwatchevents: { use: "events", service: "Amazon EventBridge" },
  msk: { use: "kafka", service: "Amazon MSK" },
  emr: { use: "elasticmapreduce", service: "Amazon EMR" },
  cognito: { use: "cognito-idp", service: "Amazon Cognito" },
  elasticsearch: { use: "es", service: "Amazon OpenSearch Service" },
  efs: { use: "elasticfilesystem", service: "Amazon EFS" },
  vpc: { use: "ec2", service: "Amazon VPC" },
  costexplorer: { use: "ce", service: "AWS Cost Explorer" },
};

/** What to write instead of a name that is known to be mistaken for a service prefix, or null. */
export function findMistakenPrefix(prefix: string): MistakenPrefix | null {
  const key = prefix.toLowerCase();
  return Object.hasOwn(MISTAKEN_PREFIXES, key) ? (MISTAKEN_PREFIXES[key] ?? null) : null;
}

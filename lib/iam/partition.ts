/** The partitions a customer's AWS account may be in; the isolated (ISO) ones are out of reach. */
export const PARTITIONS = ["aws", "aws-us-gov", "aws-cn", "aws-eusc"] as const;

export type Partition = (typeof PARTITIONS)[number];

interface PartitionFacts {
  title: string;
  consoleHost: string;
  defaultRegion: string;
}

const FACTS: Record<Partition, PartitionFacts> = {
  aws: { title: "AWS", consoleHost: "console.aws.amazon.com", defaultRegion: "us-east-1" },
  "aws-us-gov": {
    title: "AWS GovCloud (US)",
    consoleHost: "console.amazonaws-us-gov.com",
    defaultRegion: "us-gov-west-1",
  },
  "aws-cn": { title: "AWS China", consoleHost: "console.amazonaws.cn", defaultRegion: "cn-north-1" },
  "aws-eusc": {
    title: "AWS European Sovereign Cloud",
    consoleHost: "console.amazonaws-eusc.eu",
    defaultRegion: "eusc-de-east-1",
  },
};

export function isPartition(text: string): text is Partition {
  return (PARTITIONS as readonly string[]).includes(text);
}

/** The partition's name as AWS writes it, for example "AWS GovCloud (US)". */
export function partitionTitle(partition: Partition): string {
  return FACTS[partition].title;
}

/** The host of the AWS Management Console, without scheme. */
export function consoleHost(partition: Partition): string {
  return FACTS[partition].consoleHost;
}

/** The region in which a partition's global services are signed for. */
export function defaultRegion(partition: Partition): string {
  return FACTS[partition].defaultRegion;
}

/**
 * The partition that a region belongs to, by the way AWS names regions; "us-gov-", "cn-" and "eusc-" begin the names of
 * those outside `aws` (AWS General Reference, "Regions and endpoints").
 */
export function partitionOfRegion(region: string): Partition {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("eusc-") ? "aws-eusc" : "aws";
}

/** The list of roles in the IAM console. AWS does not document console addresses, so show values beside it. */
export function rolesConsoleUrl(partition: Partition): string {
  return iamConsoleUrl(partition, "roles");
}

/** The page "Create role" of the IAM console. */
export function createRoleConsoleUrl(partition: Partition): string {
  return iamConsoleUrl(partition, "roles/create");
}

/** One role's page in the IAM console, which shows its ARN in the summary. */
export function roleConsoleUrl(partition: Partition, roleName: string): string {
  return iamConsoleUrl(partition, `roles/details/${encodeURIComponent(roleName)}`);
}

/** The list of IAM users, where access keys are made. */
export function usersConsoleUrl(partition: Partition): string {
  return iamConsoleUrl(partition, "users");
}

/** The page "Create user" of the IAM console. */
export function createUserConsoleUrl(partition: Partition): string {
  return iamConsoleUrl(partition, "users/create");
}

/** One user's page in the IAM console, where its permissions and access keys are. */
export function userConsoleUrl(partition: Partition, userName: string): string {
  return iamConsoleUrl(partition, `users/details/${encodeURIComponent(userName)}`);
}

/** The page "Create user group" of the IAM console. */
export function createGroupConsoleUrl(partition: Partition): string {
  return iamConsoleUrl(partition, "groups/create");
}

function iamConsoleUrl(partition: Partition, place: string): string {
  return `https://${consoleHost(partition)}/iam/home#/${place}`;
}

import type { Partition } from "./types";

/** Regions of each partition; the first is where its IAM lives. */
const REGIONS: Record<Partition, readonly string[]> = {
  aws: [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
  ],
  "aws-cn": ["cn-north-1", "cn-northwest-1"],
  "aws-us-gov": ["us-gov-west-1", "us-gov-east-1"],
  "aws-eusc": ["eusc-de-east-1"],
};

export const PARTITIONS = Object.keys(REGIONS) as Partition[];

/** Whether a region belongs to a partition. */
export function isRegionOf(partition: Partition, region: string): boolean {
  return REGIONS[partition].includes(region);
}

/** The region that IAM of a partition lives in. */
export function homeRegion(partition: Partition): string {
  return REGIONS[partition][0] ?? "";
}

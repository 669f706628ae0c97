import { defaultRegion } from "@/lib/iam/partition";
import { regionsOf } from "@/lib/iam/regions";
import type { Partition } from "./types";

/** Whether a region belongs to a partition. */
export function isRegionOf(partition: Partition, region: string): boolean {
  return regionsOf(partition).includes(region);
}

/** The region that IAM of a partition lives in. */
export function homeRegion(partition: Partition): string {
  return defaultRegion(partition);
}

import type { Partition } from "./partition";

interface Regions {
  /** Of every account, from its first day on. */
  always: readonly string[];
  /** Off until an account enables them. */
  optIn: readonly string[];
}

/** AWS General Reference, "AWS Regions": those opened since March 2019 are to be enabled first, but for Osaka. */
const REGIONS: Record<Partition, Regions> = {
  aws: {
    always: [
      ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"],
      ...["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"],
      ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
      ...["ap-south-1", "ap-southeast-1", "ap-southeast-2"],
    ],
    optIn: [
      ...["af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4"],
      ...["ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1"],
      ...["eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1"],
    ],
  },
  "aws-cn": { always: ["cn-north-1", "cn-northwest-1"], optIn: [] },
  "aws-us-gov": { always: ["us-gov-west-1", "us-gov-east-1"], optIn: [] },
  "aws-eusc": { always: ["eusc-de-east-1"], optIn: [] },
};

/** The regions of a partition that are known here; AWS opens a new one now and then. */
export function regionsOf(partition: Partition): string[] {
  const { always, optIn } = REGIONS[partition];
  return [...always, ...optIn];
}

/** Whether an account has the region at once or has to enable it; `unknown` of a name that is none of the known ones. */
export function regionStanding(partition: Partition, region: string): "always" | "opt-in" | "unknown" {
  const { always, optIn } = REGIONS[partition];
  if (optIn.includes(region)) return "opt-in";
  return always.includes(region) ? "always" : "unknown";
}

import { defaultRegion, type Partition } from "@/lib/iam/partition";
import { regionStanding, regionsOf } from "@/lib/iam/regions";
import type { AwsEvidence } from "./check-result";
import type { VerificationPlan } from "./plan";
import { reasonOfRefusal } from "./refused-calls";

/** The harmless call that every region answers, and that a service control policy may deny (STS API Reference). */
export const REGION_QUESTION = "sts:GetAccessKeyInfo";

const MOST_REGIONS = 4;
/** So many that a lock to Europe, to Asia or to the United States shows. */
const WIDELY_USED = ["eu-central-1", "eu-west-1", "ap-southeast-1", "us-west-2"];

/** Why it is no sign of a service control policy: those are weighed before what says this. */
const SPARED = /because no (identity-based policy|permissions boundary|session policy) allows/;

/** What was seen of a service control policy's denial of one call in several regions; IAM's own is among them. */
export type RegionPattern =
  | { kind: "by-region"; denied: string[]; spared: string[] }
  | { kind: "everywhere"; denied: string[] }
  | { kind: "not-by-region" };

/** The regions that tell a lock of regions from a denial of everything: IAM's own first, then the customer's. */
export function regionsToAsk(plan: VerificationPlan): string[] {
  const { partition } = plan;
  const own = plan.accessMethod === "access-key" ? plan.region : null;
  const isOwnKnown = own !== null && regionStanding(partition, own) !== "unknown";
  const others = partition === "aws" ? WIDELY_USED : regionsOf(partition);
  const wanted = [defaultRegion(partition), ...(isOwnKnown ? [own] : []), ...others];
  return [...new Set(wanted)].slice(0, MOST_REGIONS);
}

/** What the answers of the regions show together; null where they show nothing, or only one of them is clear. */
export function readRegionPattern(
  evidence: readonly AwsEvidence[],
  partition: Partition,
): RegionPattern | null {
  const asked = evidence.filter(({ call, region }) => call === REGION_QUESTION && region !== undefined);
  const denied = namesOf(asked.filter((one) => reasonOfRefusal(one) === "denied-by-scp"));
  const spared = namesOf(asked.filter(isSpared));
  const home = defaultRegion(partition);
  if (spared.includes(home)) return { kind: "not-by-region" };
  if (!denied.includes(home)) return null;
  if (spared.length > 0) return { kind: "by-region", denied, spared };
  return denied.length > 1 ? { kind: "everywhere", denied } : null;
}

function namesOf(evidence: readonly AwsEvidence[]): string[] {
  return evidence.flatMap(({ region }) => region ?? []);
}

function isSpared({ httpStatus, code, message }: AwsEvidence): boolean {
  if (code === null) return httpStatus === 200 && message === null;
  return code === "AccessDenied" && SPARED.test(message ?? "");
}

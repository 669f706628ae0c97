import "server-only";
import { randomUUID } from "node:crypto";
import { type OwnSide, openOwnSide } from "@/lib/aws/own-side";
import { judgeAssumeRole, judgeEndpoints, judgeIdentity, judgeSimulatePolicy } from "./judge-aws";
import { judgeClock } from "./judge-clock";
import type { DatabaseFacts } from "./judge-database";
import type { Finding } from "./types";

type AwsChecks = "vendor-identity" | "assume-role" | "simulate-policy" | "clock" | "sts-endpoints";

/** Asks AWS about our own credentials, in each region that is in use. */
export async function examineAws(
  region: string,
  vendorPrincipalArn: string | undefined,
  database: DatabaseFacts,
): Promise<Record<AwsChecks, Finding>> {
  const ownSide = openOwnSide(region);
  const regions = [...new Set([region, ...(database.reached ? database.regions : [])])];
  const [asked, assumed, simulated] = await Promise.all([
    Promise.all(regions.map(async (each) => ({ region: each, ...(await ownSide.identify(each)) }))),
    tryAssumeRole(ownSide, vendorPrincipalArn),
    ownSide.trySimulatePolicy(),
  ]);
  const [own] = asked;
  if (own === undefined) throw new Error("No region was asked");
  return {
    "vendor-identity": judgeIdentity(own.answer, vendorPrincipalArn),
    "assume-role": judgeAssumeRole(assumed, region),
    "simulate-policy": judgeSimulatePolicy(simulated),
    clock: judgeClock(own.clockAheadMs),
    "sts-endpoints": judgeEndpoints(asked),
  };
}

/** A name that nobody has, in our own account: no customer's trail shows the question. */
function tryAssumeRole(ownSide: OwnSide, vendorPrincipalArn: string | undefined) {
  const [, partition = "aws", , , accountId = "000000000000"] = vendorPrincipalArn?.split(":") ?? [];
  return ownSide.tryAssumeRole(`arn:${partition}:iam::${accountId}:role/rolebridge-doctor-${randomUUID()}`);
}

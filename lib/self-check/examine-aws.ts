import "server-only";
import { randomUUID } from "node:crypto";
import { type OwnSide, openOwnSide } from "@/lib/aws/own-side";
import { judgeAssumeRole, judgeEndpoints, judgeIdentity, judgeSimulatePolicy } from "./judge-aws";
import { judgeClock } from "./judge-clock";
import type { DatabaseFacts } from "./judge-database";
import { describeProbe, judgeProbeRole } from "./judge-probe-role";
import type { Finding } from "./types";

type AwsChecks =
  | "vendor-identity"
  | "assume-role"
  | "simulate-policy"
  | "probe-role"
  | "clock"
  | "sts-endpoints";

/** Asks AWS about our own credentials, in each region that is in use. */
export async function examineAws(
  region: string,
  vendorPrincipalArn: string | undefined,
  database: DatabaseFacts,
  probeRoleName: string | undefined,
): Promise<Record<AwsChecks, Finding>> {
  const ownSide = openOwnSide(region);
  const regions = [...new Set([region, ...(database.reached ? database.regions : [])])];
  const probe = describeProbe(probeRoleName, vendorPrincipalArn);
  const [asked, assumed, simulated, sought] = await Promise.all([
    Promise.all(regions.map(async (each) => ({ region: each, ...(await ownSide.identify(each)) }))),
    tryAssumeRole(ownSide, vendorPrincipalArn),
    ownSide.trySimulatePolicy(),
    probe && ownSide.seekRole({ roleArn: probe.arn, probeRoleName: probe.name }),
  ]);
  const [own] = asked;
  if (own === undefined) throw new Error("No region was asked");
  const identity = judgeIdentity(own.answer, vendorPrincipalArn);
  return {
    "vendor-identity": identity,
    "assume-role": judgeAssumeRole(assumed, region),
    "simulate-policy": judgeSimulatePolicy(simulated),
    "probe-role": judgeProbeRole(probe, sought, identity),
    clock: judgeClock(own.clockAheadMs),
    "sts-endpoints": judgeEndpoints(asked),
  };
}

/** A name that nobody has, in our own account: no customer's trail shows the question. */
function tryAssumeRole(ownSide: OwnSide, vendorPrincipalArn: string | undefined) {
  const [, partition = "aws", , , accountId = "000000000000"] = vendorPrincipalArn?.split(":") ?? [];
  return ownSide.tryAssumeRole(`arn:${partition}:iam::${accountId}:role/rolebridge-doctor-${randomUUID()}`);
}

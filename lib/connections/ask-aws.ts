import "server-only";
import { type OpenedPort, openAwsPort } from "@/lib/aws/sdk-port";
import { getEnv } from "@/lib/env";
import { defaultRegion, type Partition, partitionOfRegion } from "@/lib/iam/partition";
import type { CheckResult } from "@/lib/verification/check-result";
import { type PlannedRun, runChecks } from "@/lib/verification/run-checks";
import type { RunSurroundings } from "@/lib/verification/run-event";
import { createKeyPlan, createRolePlan } from "./plan";
import type { RunSubject } from "./run-subject";
import { openSecret } from "./vault";

/** The region whose endpoints are asked: the one of our settings where it is in the partition, else its main one. */
export function regionFor(partition: Partition): string {
  const { AWS_REGION } = getEnv();
  return partitionOfRegion(AWS_REGION) === partition ? AWS_REGION : defaultRegion(partition);
}

/** Puts one run to AWS, over a port of its own that is closed afterwards. */
export async function askAws(
  subject: RunSubject,
  around: Omit<RunSurroundings, "port">,
  runEnd: AbortSignal,
): Promise<CheckResult[]> {
  const region = regionFor(subject.connection.partition);
  const port = openAwsPort({ region, runEnd, probeRoleName: getEnv().PROBE_ROLE_NAME });
  try {
    return await runChecks(await planRun(subject, port), { ...around, port });
  } finally {
    port.close();
  }
}

async function planRun(subject: RunSubject, port: OpenedPort): Promise<PlannedRun> {
  if (subject.accessMethod === "iam-role")
    return { plan: await createRolePlan(subject.verificationId, subject) };
  const { rowId, accessKeyId, envelope } = subject.key;
  if (envelope === null) throw new Error("The key was destroyed before it could be verified");
  const session = port.holdAccessKey(accessKeyId, await openSecret(rowId, envelope));
  return { plan: await createKeyPlan(subject), session };
}

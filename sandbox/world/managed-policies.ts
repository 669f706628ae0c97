import { findAwsManagedPolicy, isAwsManagedArn } from "./aws-managed-policies";
import type { IamState, ManagedPolicy } from "./types";

/** A managed policy that an account can see: its own, or AWS's; null when there is none. */
export async function findManagedPolicy(iam: IamState, arn: string): Promise<ManagedPolicy | null> {
  return isAwsManagedArn(arn) ? findAwsManagedPolicy(arn) : (iam.policies.get(arn) ?? null);
}

/** The text of a managed policy's default version. */
export function defaultDocument(policy: ManagedPolicy): string {
  return policy.versions.find(({ id }) => id === policy.defaultVersionId)?.document ?? "";
}

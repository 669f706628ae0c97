import { type AwsAccountId, isAwsAccountId } from "./aws-account-id";
import type { Branded } from "./brand";
import { isPartition, type Partition } from "./partition";
import { isRoleName, isRolePath } from "./role-arn";

/** The ARN of an IAM user. */
export type UserArn = Branded<"UserArn">;

export interface UserArnSource {
  partition: Partition;
  awsAccountId: AwsAccountId;
  /** `/`, or `/…/`; `/` when absent. */
  path?: string;
  userName: string;
}

/** Whether IAM takes the text as the name of a user; the rule is that of roles (IAM API Reference, CreateUser). */
export function isUserName(text: string): boolean {
  return isRoleName(text);
}

/** Whether IAM takes the text as a user's path; wildcards are refused, because documents name the user by it. */
export function isUserPath(text: string): boolean {
  return isRolePath(text);
}

/** Whether IAM takes the text as the name of a user group (IAM API Reference, CreateGroup: up to 128). */
export function isGroupName(text: string): boolean {
  return /^[\w+=,.@-]{1,128}$/.test(text);
}

/** `arn:P:iam::ACCOUNT:user/PATH/NAME`. */
export function formatUserArn({ partition, awsAccountId, path = "/", userName }: UserArnSource): UserArn {
  return `arn:${partition}:iam::${awsAccountId}:user${path}${userName}` as UserArn;
}

/** The parts of an IAM user's ARN as AWS writes it, or null for anything else, the root user included. */
export function parseUserArn(arn: string): Required<UserArnSource> | null {
  const match = /^arn:([a-z-]+):iam::([0-9]{12}):user(\/(?:[!-~]+\/)?)([^/]+)$/.exec(arn);
  const [, partition = "", awsAccountId = "", path = "", userName = ""] = match ?? [];
  if (!isPartition(partition) || !isAwsAccountId(awsAccountId)) return null;
  if (!isUserName(userName) || !isUserPath(path)) return null;
  return { partition, awsAccountId, path, userName };
}

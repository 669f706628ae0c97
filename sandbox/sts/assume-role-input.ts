import { readTags, type Tag } from "../iam/member-rules";
import { AwsError } from "../wire/aws-error";
import type { ParamReader } from "../wire/param-reader";
import { readSessionPolicies, type SessionPolicyInput } from "./session-policies";

const NAME_PATTERN = "[\\w+=,.@-]*";

export interface AssumeRoleInput {
  roleArn: string;
  sessionName: string;
  externalId: string | undefined;
  durationSeconds: number | undefined;
  sourceIdentity: string | undefined;
  tags: Tag[];
  transitiveTagKeys: string[];
  sessionPolicies: SessionPolicyInput;
}

/** Reads the members of AssumeRole with the constraints of the STS service model. */
export function readAssumeRole(params: ParamReader): AssumeRoleInput {
  const input = {
    roleArn: params.text("RoleArn", { min: 20, max: 2048 }),
    sessionName: params.text("RoleSessionName", { min: 2, max: 64, pattern: NAME_PATTERN }),
    externalId: params.optionalText("ExternalId", { min: 2, max: 1224, pattern: "[\\w+=,.@:\\/-]*" }),
    durationSeconds: params.integer("DurationSeconds", { min: 900, max: 43_200 }),
    sourceIdentity: params.optionalText("SourceIdentity", { min: 2, max: 64, pattern: NAME_PATTERN }),
    tags: readTags(params),
    transitiveTagKeys: params.texts("TransitiveTagKeys", { min: 1, max: 128 }, { max: 50 }),
    sessionPolicies: readSessionPolicies(params),
  };
  params.optionalText("SerialNumber", { min: 9, max: 256, pattern: "[\\w+=/:,.@-]*" });
  params.optionalText("TokenCode", { min: 6, max: 6, pattern: "[\\d]*" });
  params.finish();
  checkTags(input.tags);
  return input;
}

function checkTags(tags: readonly Tag[]): void {
  const keys = tags.map(({ key }) => key.toLowerCase());
  if (keys.some((key) => key.startsWith("aws:"))) {
    throw new AwsError("InvalidParameterValue", "Tag keys cannot start with the reserved prefix aws:.");
  }
  if (new Set(keys).size < keys.length) {
    throw new AwsError("InvalidParameterValue", "Duplicate tag keys found. Tag keys are not case sensitive.");
  }
}

export interface RoleAddress {
  partition: string;
  accountId: string;
  name: string;
}

/** Splits a role ARN; text that is none is `<value> is invalid`. An account id that is not twelve digits is found nowhere. */
export function parseRoleArn(arn: string, partition: string): RoleAddress {
  const [prefix, arnPartition, service, region, accountId, ...rest] = arn.split(":");
  const name = /^role\/(?:.*\/)?([^/]+)$/.exec(rest.join(":"))?.[1];
  const missingColon = region !== "" && accountId?.startsWith("role/") === true;
  if (prefix === "arn" && arnPartition === partition && service === "iam" && missingColon) {
    return { partition, accountId: "", name: "" };
  }
  const wellFormed = prefix === "arn" && arnPartition === partition && service === "iam" && region === "";
  if (!wellFormed || accountId === undefined || name === undefined) {
    throw new AwsError("ValidationError", `${arn} is invalid`);
  }
  return { partition, accountId, name };
}

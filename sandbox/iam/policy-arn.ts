import { AwsError } from "../wire/aws-error";
import type { ParamReader } from "../wire/param-reader";
import { ARN } from "./member-rules";

/** Reads `PolicyArn`; text that is no ARN of a policy is refused as AWS does, two spaces in its message included. */
export function readPolicyArn(params: ParamReader): string {
  const arn = params.text("PolicyArn", ARN);
  params.finish();
  if (!/^arn:[^:]+:iam::(aws|\d{12}):policy\/.+$/.test(arn)) {
    throw new AwsError("ValidationError", "Invalid ARN:  Could not be parsed!");
  }
  return arn;
}

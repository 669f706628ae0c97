import { AwsError } from "../wire/aws-error";
import type { ParamReader, TextRule } from "../wire/param-reader";

/** Constraints of IAM's members, as the service model has them. */
export const NAME_PATTERN = "[\\w+=,.@-]+";
export const POLICY_NAME: TextRule = { min: 1, max: 128, pattern: NAME_PATTERN };
export const ARN: TextRule = { min: 20, max: 2048 };
export const DESCRIPTION: TextRule = {
  max: 1000,
  pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
};
const PATH: TextRule = { min: 1, max: 512, pattern: "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)" };
const PATH_PREFIX: TextRule = { min: 1, max: 512, pattern: "\\u002F[\\u0021-\\u007F]*" };
const POLICY_PATH: TextRule = { min: 1, max: 512, pattern: "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/" };
const MAX_POLICY_TEXT = 131_072;

/** Path of a user, group or role; `/` when absent. */
export function readPath(params: ParamReader, name: "Path" | "NewPath" = "Path"): string {
  return params.optionalText(name, PATH) ?? "/";
}

/** Path of a managed policy; `/` when absent. */
export function readPolicyPath(params: ParamReader): string {
  return params.optionalText("Path", POLICY_PATH) ?? "/";
}

export function readPathPrefix(params: ParamReader): string {
  return params.optionalText("PathPrefix", PATH_PREFIX) ?? "/";
}

/** A policy text; refuses characters beyond Latin-1 with IAM's ValidationError. */
export function readPolicyText(params: ParamReader, name: string): string {
  const text = params.text(name, { min: 1, max: MAX_POLICY_TEXT });
  if (!/^[\t\n\r\u0020-\u00FF]*$/.test(text)) {
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    throw new AwsError(
      "ValidationError",
      `The specified value for ${member} is invalid. It must contain only printable ASCII characters.`,
    );
  }
  return text;
}

export interface Tag {
  key: string;
  value: string;
}

/** `Tags.member.N.Key/Value`, at most fifty. */
export function readTags(params: ParamReader, name = "Tags"): Tag[] {
  const read = (tag: ParamReader) => ({
    key: tag.text("Key", { min: 1, max: 128 }),
    value: tag.text("Value", { max: 256 }),
  });
  return params.structures(name, read, { max: 50 });
}

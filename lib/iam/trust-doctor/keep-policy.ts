import type { PolicyDocument } from "../policy-document";
import { readPaste } from "./read-paste";
import { keepWhereAsked, readWhereAsked } from "./where-asked";

/** A trust policy has 2,048 characters, 8,192 with a raised quota (IAM User Guide, "IAM and AWS STS quotas"). */
const LONGEST_POLICY = 10_000;
/** As much of an error as `readAwsError` looks at. */
const LONGEST_ERROR = 8_000;

/** Where AWS's words begin: what stands before them is the customer's own. */
const ERROR_BEGINS =
  /\bAn error occurred \(\w{1,60}\) when calling the\b|\bUser:\s*arn:[^\s"<>]{1,400}\s+is not authorized to perform:?\s*sts:AssumeRole\b/;

const INVISIBLE = /[\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/**
 * What is worth keeping of a pasted text: the trust policy, and the ARN of its role, without whatever else stood around it
 * (a whole template or state file, for one), or an error from its beginning on. It examines to the same; null where it is too long to be either.
 */
export function keepPolicyOnly(pasted: string): string | null {
  const read = readPaste(pasted);
  if (!read.ok) return keepError(pasted);
  const { document, slips, repeatedKeys, frameMissing, source, roleArn } = read;
  const policy = { ...document.frame, Statement: document.statements };
  const text = JSON.stringify(roleArn === null ? policy : { Arn: roleArn, AssumeRolePolicyDocument: policy });
  if (text.length > LONGEST_POLICY) return null;
  // What is told of the text itself is lost once it is written anew; of a larger text it is not worth its secrets.
  const isPlain = slips.length === 0 && repeatedKeys.length === 0 && !frameMissing;
  if (isPlain || source === null) return text;
  return source.length > LONGEST_POLICY ? null : source.replaceAll("\u0000", "");
}

/** From the error on, where it says itself where it begins; with the account that was asked, and its roles of ours. */
function keepError(pasted: string): string {
  const { rest, ...asked } = readWhereAsked(pasted);
  const text = rest.slice(0, LONGEST_ERROR).replaceAll("\u0000", "");
  return keepWhereAsked(asked, text.slice(Math.max(0, text.search(ERROR_BEGINS))));
}

/** The pasted trust policy as it can be shown, to compare the corrected one with; null where there is none. */
export function readPastedPolicy(pasted: string): PolicyDocument | null {
  const read = readPaste(pasted);
  if (!read.ok) return null;
  const text = JSON.stringify({ ...read.document.frame, Statement: read.document.statements });
  // It is only shown, line beside line, and never relied upon to be what its type says.
  return JSON.parse(text.replace(INVISIBLE, "\u2423")) as PolicyDocument;
}

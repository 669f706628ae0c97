import type { AbsenceCode } from "./absent-role";
import { type DenialPoint, readDenial } from "./aws-denial";
import type { TrustExpectation } from "./examination";
import { forDisplay } from "./make-finding";
import { MALFORMED } from "./malformed-messages";

export interface AwsErrorReading {
  code: AwsErrorCode;
  side: "customer" | "vendor" | "aws";
  /** What AWS's error means, in the customer's words. */
  message: string;
  /** What the error's own values tell: who asked, for which role. */
  points: DenialPoint[];
}

export type AwsErrorCode =
  | "assume-role-denied"
  | "edit-denied"
  | "trust-policy-malformed"
  | "trust-policy-too-long"
  | "role-not-there"
  | AbsenceCode
  | "keys-refused"
  | "throttled"
  | "other-error";

type Meaning = string | ((expected: TrustExpectation) => string);

const NAMED: readonly (readonly [RegExp, AwsErrorCode, AwsErrorReading["side"], Meaning])[] = [
  [
    /is not authorized to perform:? iam:(?:UpdateAssumeRolePolicy|CreateRole|GetRole)\b/i,
    "edit-denied",
    "customer",
    "Whoever made this call may not change the role. Ask an administrator of your AWS account, or hand the steps on to one.",
  ],
  [
    /ACLSizePerRole/,
    "trust-policy-too-long",
    "customer",
    "The trust policy is longer than IAM allows (2,048 characters unless your quota was raised). Shorten or drop statements that are no longer needed.",
  ],
  [
    /\bNoSuchEntity\b|The role with name .{1,200} cannot be found/,
    "role-not-there",
    "customer",
    ({ roleName, awsAccountId }) =>
      `There is no role of this name, under any path, in the AWS account that was asked. If that was account ${awsAccountId} (“aws sts get-caller-identity” says so) and the name was ${roleName}, the role was never created there, was deleted, or has another name.`,
  ],
  [
    /\b(?:InvalidClientTokenId|ExpiredToken(?:Exception)?|SignatureDoesNotMatch|UnrecognizedClientException)\b|Unable to locate credentials/,
    "keys-refused",
    "customer",
    "AWS did not accept the credentials of whoever made this call, so it says nothing about the role. Sign in again and repeat the call.",
  ],
  [
    /\bThrottling\b|Rate exceeded/,
    "throttled",
    "aws",
    "AWS asked to slow down, so it says nothing about the role. Wait a minute and try again.",
  ],
];

/** Reads an error of AWS as the CLI, an SDK or a log shows it; null for a text that is none. */
export function readAwsError(pasted: string, expected: TrustExpectation): AwsErrorReading | null {
  const text = pasted.slice(0, 8_000);
  if (/["\u201C\u201D']?Statement["\u201C\u201D']?\s*:/i.test(text) || text.trim() === "") return null;
  const denial = readDenial(text, expected);
  if (denial !== null) return { code: "assume-role-denied", ...denial };
  const malformed = MALFORMED.find(([pattern]) => pattern.test(text));
  if (malformed !== undefined) {
    return { code: "trust-policy-malformed", side: "customer", message: malformed[1], points: [] };
  }
  const named = NAMED.find(([pattern]) => pattern.test(text));
  if (named === undefined) return readOther(text);
  const [, code, side, meaning] = named;
  return { code, side, message: typeof meaning === "string" ? meaning : meaning(expected), points: [] };
}

function readOther(text: string): AwsErrorReading | null {
  const code = /An error occurred \((\w{1,60})\) when calling the (\w{1,60}) operation/.exec(text);
  if (code === null && !/\bAccessDenied(?:Exception)?\b/.test(text)) return null;
  const [, name = "AccessDenied", operation] = code ?? [];
  const call = operation === undefined ? "" : ` to ${operation}`;
  return {
    code: "other-error",
    side: "customer",
    message: `AWS answered ${forDisplay(name)}${call}. Paste the whole message, or the role's trust policy, so that we can say more.`,
    points: [],
  };
}

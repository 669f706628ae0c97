import type { KeyPossibility } from "../conditions/judge-condition";
import type { TrustExpectation } from "./examination";
import { ourAccount, ourMembers } from "./our-identity";

/** A value that no policy can name: ours, and not known to the customer. */
const OURS_ALONE = { value: "\uE000" };
const UNSURE: KeyPossibility[] = [null, "any"];

const BY_KEY: Record<string, KeyPossibility[]> = {
  "aws:epochtime": ["any"],
  "aws:sourceip": ["any"],
  "aws:useragent": ["any"],
  "aws:userid": ["any"],
  "aws:requestedregion": ["any"],
  "sts:rolesessionname": ["any"],
  "aws:principalorgid": [null, OURS_ALONE],
  "aws:principalorgpaths": [null, OURS_ALONE],
  "aws:multifactorauthpresent": [null, { value: "false" }],
  "aws:tokenissuetime": UNSURE,
  "aws:sourceidentity": UNSURE,
  "aws:resourceorgid": UNSURE,
  "aws:resourceorgpaths": UNSURE,
  "aws:principalisawsservice": [{ value: "false" }],
  "aws:viaawsservice": [{ value: "false" }],
  "aws:securetransport": [{ value: "true" }],
};

/**
 * What our AssumeRole request holds under a condition key (IAM User Guide, "AWS global condition context keys"). We
 * send no session tags, no source identity and no MFA, and come over the internet; other keys are absent.
 */
export function possibilitiesOf(
  key: string,
  externalId: string | null,
  expected: TrustExpectation,
): KeyPossibility[] {
  const name = key.toLowerCase();
  if (name === "sts:externalid") return [externalId === null ? null : { value: externalId }];
  if (name === "aws:currenttime") return [expected.now === undefined ? "any" : { value: expected.now }];
  if (name === "aws:principalaccount") return [{ value: ourAccount(expected) }];
  if (name === "aws:resourceaccount") return [{ value: expected.awsAccountId }];
  if (name === "aws:principalarn") return orAny(ourMembers(expected));
  if (name === "aws:principaltype") return orAny(principalTypes(expected));
  if (name === "aws:username") return orAny(ourMembers(expected).map(userNameOf));
  if (/^aws:principaltag\/|^(?:aws|iam):resourcetag\//.test(name)) return UNSURE;
  return Object.hasOwn(BY_KEY, name) ? (BY_KEY[name] ?? [null]) : [null];
}

function orAny(values: readonly string[]): KeyPossibility[] {
  return values.length === 0 ? ["any"] : values.map((value) => (value === "" ? null : { value }));
}

function principalTypes(expected: TrustExpectation): string[] {
  return ourMembers(expected).map((arn) => (arn.includes(":user/") ? "User" : "AssumedRole"));
}

function userNameOf(arn: string): string {
  return /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? "";
}

import type { ConditionRequest, KeyPossibility } from "../conditions/judge-condition";
import type { ConditionBlock } from "../policy-document";
import type { PermissionsExpectation } from "./examination";

const UNSURE: readonly KeyPossibility[] = [null, "any"];

const BY_KEY: Record<string, readonly KeyPossibility[]> = {
  "aws:securetransport": [{ value: "true" }],
  "aws:viaawsservice": [{ value: "false" }],
  "aws:principalisawsservice": [{ value: "false" }],
  "aws:multifactorauthage": [null],
  "aws:sourcearn": [null],
  "aws:sourceaccount": [null],
  "aws:calledvia": [null],
  "aws:federatedprovider": [null],
  "aws:epochtime": ["any"],
  "aws:sourceip": ["any"],
  "aws:useragent": ["any"],
  "aws:userid": ["any"],
  "aws:requestedregion": ["any"],
};

/**
 * What the requests of a role's session or of a user's access key hold under a condition key, as far as it can be known
 * from here (IAM User Guide, "AWS global condition context keys"): neither has signed in with multi-factor authentication.
 */
export function requestOf(expected: PermissionsExpectation, resolvesVariables: boolean): ConditionRequest {
  const known = knownKeys(expected);
  return {
    resolvesVariables,
    possibilitiesOf: (key) => {
      const name = key.toLowerCase();
      return known.get(name) ?? (Object.hasOwn(BY_KEY, name) ? (BY_KEY[name] ?? UNSURE) : UNSURE);
    },
  };
}

const TOLD_TO_SIMULATOR = ["aws:principalarn", "aws:principalaccount", "aws:username", "aws:userid"];

/** What AWS's simulator sees of them: who asks, what the set-up's own condition needs, and nothing else. */
export function simulatedRequestOf(
  request: ConditionRequest,
  condition: ConditionBlock | null,
): ConditionRequest {
  const given = Object.values(condition ?? {}).flatMap((keys) => Object.keys(keys));
  const told = new Set([...TOLD_TO_SIMULATOR, ...given.map((key) => key.toLowerCase())]);
  return {
    ...request,
    possibilitiesOf: (key) => (told.has(key.toLowerCase()) ? request.possibilitiesOf(key) : [null]),
  };
}

function knownKeys({ holder, awsAccountId, now }: PermissionsExpectation) {
  const isUser = holder.kind === "user";
  const known: [string, KeyPossibility][] = [
    ["aws:principalarn", { value: holder.arn }],
    ["aws:principalaccount", { value: awsAccountId }],
    ["aws:principaltype", { value: isUser ? "User" : "AssumedRole" }],
    ["aws:username", isUser ? { value: holder.name } : null],
    ["aws:currenttime", { value: now }],
    // Only temporary credentials have an issue time, and tell whether there was a second factor.
    ["aws:tokenissuetime", isUser ? null : { value: now }],
    ["aws:multifactorauthpresent", isUser ? null : { value: "false" }],
  ];
  return new Map(known.map(([key, possibility]) => [key, [possibility]]));
}

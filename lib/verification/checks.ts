/**
 * The questions of a verification and the words of their answers. Everything that stores, shows or
 * decides upon a check uses these unions.
 */
export const CHECKS_BY_METHOD = {
  "iam-role": [
    "vendor-identity",
    "role-assumable",
    "external-id-required",
    "external-id-exact",
    "account-matches",
    "permissions",
    "least-privilege",
    "session-duration",
    "external-id-staged",
    "external-id-retired",
  ],
  "access-key": [
    "key-long-term",
    "key-live",
    "key-not-root",
    "account-matches",
    "region-usable",
    "permissions",
    "least-privilege",
  ],
} as const;

export type CheckedMethod = keyof typeof CHECKS_BY_METHOD;
export type CheckName = (typeof CHECKS_BY_METHOD)[CheckedMethod][number];

const OCCASIONAL: readonly CheckName[] = ["external-id-staged", "external-id-retired"];

/** Whether the check is asked only where the connection has more External IDs than one: a new one, or former ones. */
export function isOccasional(check: CheckName): boolean {
  return OCCASIONAL.includes(check);
}

/** The check on which the others wait, because only an open door shows what is behind it. */
export const OPENING_CHECK = {
  "iam-role": "role-assumable",
  "access-key": "key-live",
} as const satisfies Record<CheckedMethod, CheckName>;

export const VERDICTS = ["pass", "fail", "warn", "unverified", "inconclusive"] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What each check asks, as the customer reads it. */
export const CHECK_QUESTIONS: Record<CheckName, string> = {
  "vendor-identity": "Our own side is in order",
  "role-assumable": "The role opens with your External ID",
  "external-id-required": "It stays shut without an External ID",
  "external-id-exact": "It stays shut with another External ID",
  "external-id-staged": "It opens with your new External ID too",
  "external-id-retired": "It stays shut with your former External IDs",
  "key-long-term": "It is a key that does not expire",
  "key-live": "AWS knows the key and its secret",
  "key-not-root": "It belongs to an IAM user, not to the root user",
  "region-usable": "Your default region answers, if you named one",
  "account-matches": "It is the AWS account you named",
  permissions: "It grants what the product needs",
  "least-privilege": "It does not reach much further than that",
  "session-duration": "Its sessions last as long as the product needs",
};

/** The call that answers each check, as the waiting line shows it. */
export const CHECK_CALLS: Record<CheckName, string> = {
  "vendor-identity": "sts:GetCallerIdentity with our own credentials",
  "role-assumable": "sts:AssumeRole with your External ID",
  "external-id-required": "sts:AssumeRole without an External ID",
  "external-id-exact": "sts:AssumeRole with a random External ID",
  "external-id-staged": "sts:AssumeRole with your new External ID",
  "external-id-retired": "sts:AssumeRole with each former External ID",
  "key-long-term": "The beginning of the Access Key ID",
  "key-live": "sts:GetCallerIdentity with the key",
  "key-not-root": "The ARN that AWS gives for the key",
  "region-usable": "sts:GetCallerIdentity in the default region",
  "account-matches": "sts:GetCallerIdentity with the access you gave",
  permissions: "iam:SimulatePrincipalPolicy, asked with the access you gave",
  "least-privilege": "iam:SimulatePrincipalPolicy, on a few actions that nobody asked for",
  "session-duration": "sts:AssumeRole with the longest session that the product asks for",
};

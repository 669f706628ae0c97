/**
 * The questions of a verification and the words of their answers. Everything that stores, shows or
 * decides upon a check uses these unions.
 */
export const CHECK_NAMES = [
  "vendor-identity",
  "role-assumable",
  "external-id-required",
  "external-id-exact",
  "account-matches",
  "permissions",
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

export const VERDICTS = ["pass", "fail", "warn", "unverified", "inconclusive"] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What each check asks, as the customer reads it. */
export const CHECK_QUESTIONS: Record<CheckName, string> = {
  "vendor-identity": "Our own side is in order",
  "role-assumable": "The role opens with your External ID",
  "external-id-required": "It stays shut without an External ID",
  "external-id-exact": "It stays shut with another External ID",
  "account-matches": "It is the AWS account you named",
  permissions: "It grants what the product needs",
};

/** The call that answers each check, as the waiting line shows it. */
export const CHECK_CALLS: Record<CheckName, string> = {
  "vendor-identity": "sts:GetCallerIdentity with our own credentials",
  "role-assumable": "sts:AssumeRole with your External ID",
  "external-id-required": "sts:AssumeRole without an External ID",
  "external-id-exact": "sts:AssumeRole with a random External ID",
  "account-matches": "sts:GetCallerIdentity with the role's session",
  permissions: "iam:SimulatePrincipalPolicy on the role",
};

import type { PolicyDocument } from "./policy-document";

export interface TrustPolicyFacts {
  /** The vendor principal: `arn:P:iam::ACCOUNT:root`, or the exact user or role. */
  principalArn: string;
  /** The accepted External IDs; two while one is being exchanged for another. */
  externalIds: readonly [string, ...string[]];
}

const TRUST_POLICY_SID = "AllowAssumeRoleWithExternalId";

/**
 * The trust policy that lets one vendor principal assume the role, and only with one of the External IDs
 * (IAM User Guide, "Access to AWS accounts owned by third parties"). Throws a RangeError on a principal that
 * is no IAM ARN or holds a wildcard, and on a text that STS would not take as an External ID, because such a
 * document would either be refused by AWS or open the role to others.
 */
export function createTrustPolicy({ principalArn, externalIds }: TrustPolicyFacts): PolicyDocument {
  if (!/^arn:aws[a-z-]*:iam::[0-9]{12}:(?:root|(?:user|role)\/[^*?\s]+)$/.test(principalArn)) {
    throw new RangeError(
      "The vendor principal must be the ARN of an account's root, an IAM user or an IAM role",
    );
  }
  const accepted = [...new Set(externalIds)];
  for (const externalId of accepted) {
    if (!/^[\w+=,.@:/-]{2,1224}$/.test(externalId))
      throw new RangeError("STS does not accept this External ID");
  }
  const [first] = externalIds;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: TRUST_POLICY_SID,
        Effect: "Allow",
        Principal: { AWS: principalArn },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": accepted.length === 1 ? first : accepted } },
      },
    ],
  };
}

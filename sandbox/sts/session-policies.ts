import type { Tag } from "../iam/member-rules";
import { checkPolicyText } from "../iam/policy-rules";
import { AwsError } from "../wire/aws-error";
import type { ParamReader } from "../wire/param-reader";
import { defaultDocument, findManagedPolicy } from "../world/managed-policies";
import type { Account } from "../world/types";

const PLAINTEXT_LIMIT = 2048;
/** What the compressed form holds is not public; this stands in for it, so that percentages are plausible. */
const PACKED_LIMIT = 4096;

export interface SessionPolicyInput {
  policy: string | undefined;
  policyArns: string[];
}

/** Reads `Policy` and `PolicyArns.member.N.arn`. */
export function readSessionPolicies(params: ParamReader): SessionPolicyInput {
  return {
    policy: params.optionalText("Policy", { min: 1 }),
    policyArns: params.structures("PolicyArns", (each) => each.text("arn", { min: 20, max: 2048 }), {
      max: 10,
    }),
  };
}

/** The texts of the session policies; null when none were given. Throws MalformedPolicyDocument and ValidationError. */
export async function loadSessionPolicies(
  account: Account,
  { policy, policyArns }: SessionPolicyInput,
): Promise<string[] | null> {
  if (policy === undefined && policyArns.length === 0) return null;
  if (policy !== undefined) checkPolicyText(policy, "identity");
  if ((policy ?? "").length + policyArns.join("").length > PLAINTEXT_LIMIT) {
    throw new AwsError(
      "ValidationError",
      `1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to ${PLAINTEXT_LIMIT}`,
    );
  }
  const managed = await Promise.all(
    policyArns.map(async (arn) => {
      const found = await findManagedPolicy(account.iam, arn);
      if (found === null) throw new AwsError("ValidationError", `Policy ${arn} does not exist.`);
      return defaultDocument(found);
    }),
  );
  return policy === undefined ? managed : [policy, ...managed];
}

/** PackedPolicySize in percent; undefined without policies and tags. Throws PackedPolicyTooLarge beyond 100. */
export function packedPolicySize(
  { policy, policyArns }: SessionPolicyInput,
  tags: readonly Tag[],
): number | undefined {
  if (policy === undefined && policyArns.length === 0 && tags.length === 0) return undefined;
  const tagged = tags.reduce((sum, { key, value }) => sum + key.length + value.length + 2, 0);
  const percent = Math.ceil(
    (100 * ((policy ?? "").length + policyArns.join("").length + tagged)) / PACKED_LIMIT,
  );
  if (percent > 100) {
    throw new AwsError(
      "PackedPolicyTooLarge",
      `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
    );
  }
  return percent;
}

import type { TrustExpectation } from "./examination";

type Identity = Pick<TrustExpectation, "principalArn" | "acceptedPrincipals">;

/** The AWS account of an ARN, or the twelve digits themselves; null for anything else. */
export function accountOf(principal: string): string | null {
  if (/^\d{12}$/.test(principal)) return principal;
  return /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1] ?? null;
}

/** Our own AWS account. */
export function ourAccount({ principalArn }: Identity): string {
  return accountOf(principalArn) ?? "";
}

/** The ARNs of users and roles that stand for us; empty where only our account is known. */
export function ourMembers({ principalArn, acceptedPrincipals }: Identity): string[] {
  return [principalArn, ...acceptedPrincipals].filter((arn) => /:(?:user|role)\//.test(arn));
}

/** Whether a value of Principal is our whole account: `arn:P:iam::ACCOUNT:root` or the twelve digits. */
export function namesOurAccount(value: string, identity: Identity): boolean {
  const account = ourAccount(identity);
  if (value === account) return true;
  const partition = identity.principalArn.split(":")[1];
  return value === `arn:${partition}:iam::${account}:root`;
}

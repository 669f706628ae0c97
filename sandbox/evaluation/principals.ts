import { asList, type PrincipalBlock } from "../../lib/iam/policy-document";

/** Who makes a request, as policies see them. */
export interface Principal {
  kind: "root" | "user" | "assumed-role" | "federated-user";
  accountId: string;
  /** The ARN that GetCallerIdentity shows. */
  arn: string;
  /** The role behind an assumed-role session, with its path; undefined for others. */
  roleArn?: string | undefined;
  /** AIDA… of a user, AROA… of a role, the account id of root. */
  uniqueId: string;
}

/** How a Principal element names a caller, strongest first; `none` when it does not. */
export type PrincipalMatch = "named" | "anyone" | "role" | "account" | "none";

const STRENGTH: Record<PrincipalMatch, number> = { named: 4, anyone: 3, role: 2, account: 1, none: 0 };

/** The stronger of two matches. */
export function strongerMatch(a: PrincipalMatch, b: PrincipalMatch): PrincipalMatch {
  return STRENGTH[a] >= STRENGTH[b] ? a : b;
}

/**
 * How a Principal element names the caller: by user or session ARN or unique id (`named`), by the role behind the
 * session, by the account (`arn:…:root` or twelve digits), or by `*` (IAM User Guide, "AWS JSON policy elements: Principal").
 */
export function matchPrincipal(block: PrincipalBlock, caller: Principal): PrincipalMatch {
  if (block === "*") return "anyone";
  return asList(block.AWS)
    .map((value) => matchOne(value, caller))
    .reduce(strongerMatch, "none");
}

function matchOne(value: string, caller: Principal): PrincipalMatch {
  if (value === "*") return "anyone";
  if (value === caller.roleArn) return "role";
  if (value === caller.uniqueId && caller.kind === "assumed-role") return "role";
  if (isAccount(value, caller.accountId)) return "account";
  if (value === caller.arn || value === caller.uniqueId) return "named";
  return "none";
}

function isAccount(value: string, accountId: string): boolean {
  return (
    value === accountId || (/^arn:[^:]+:iam::\d{12}:root$/.test(value) && value.includes(`::${accountId}:`))
  );
}

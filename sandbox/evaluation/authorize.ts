import type { PolicyDocument } from "../../lib/iam/policy-document";
import { type PrincipalMatch, strongerMatch } from "./principals";
import { type AuthorizationQuestion, judgeStatement } from "./statements";

export type PolicyKind =
  | "service-control-policy"
  | "resource-control-policy"
  | "permissions-boundary"
  | "session-policy"
  | "identity-policy"
  | "resource-policy";

export interface NamedPolicy {
  /** What the policy is called in an explanation. */
  id: string;
  document: PolicyDocument;
}

export interface StatementReference {
  kind: PolicyKind;
  policyId: string;
  /** Position in the document, from 0. */
  index: number;
}

/** The policies that bear on a request. An absent kind puts no limit; an empty one allows nothing. */
export interface PolicyLayers {
  serviceControl?: NamedPolicy[] | undefined;
  /** Of the resource's account. They only take away: RCPFullAWSAccess, which allows everything, is always among them. */
  resourceControl?: NamedPolicy[] | undefined;
  boundary?: NamedPolicy[] | undefined;
  session?: NamedPolicy[] | undefined;
  identity: NamedPolicy[];
  resource?: NamedPolicy[] | undefined;
}

export interface Ownership {
  /** The resource belongs to another account than the caller: both sides must allow. */
  crossAccount: boolean;
  /** The resource's policy must allow whatever the identity may do, as a trust policy must. */
  resourcePolicyRequired: boolean;
}

export type Explanation =
  | { decision: "allowed"; by: StatementReference[] }
  | { decision: "explicitDeny"; kind: PolicyKind; by: StatementReference[] }
  | { decision: "implicitDeny"; kind: PolicyKind };

/** What the policies of one kind say by themselves. */
export interface LayerVerdict {
  allow: StatementReference[];
  deny: StatementReference[];
  /** How the allowing statements name the caller. */
  principal: PrincipalMatch;
}

/** Applies every statement of the policies of one kind. */
export function judgeLayer(
  kind: PolicyKind,
  policies: readonly NamedPolicy[],
  question: AuthorizationQuestion,
): LayerVerdict {
  const verdict: LayerVerdict = { allow: [], deny: [], principal: "none" };
  for (const { id, document } of policies) {
    document.Statement.forEach((statement, index) => {
      const outcome = judgeStatement(statement, document.Version, question);
      if (!outcome.applies) return;
      const allows = statement.Effect === "Allow";
      (allows ? verdict.allow : verdict.deny).push({ kind, policyId: id, index });
      if (allows) verdict.principal = strongerMatch(verdict.principal, outcome.principal);
    });
  }
  return verdict;
}

/**
 * Decides a request as AWS does: an explicit deny of any kind wins, which is all that an RCP can say; then
 * SCP ∩ boundary ∩ session ∩ identity, with the resource policy joined to it inside one account and required besides it across accounts
 * (IAM User Guide, "Policy evaluation logic").
 */
export function authorize(
  question: AuthorizationQuestion,
  layers: PolicyLayers,
  ownership: Ownership,
): Explanation {
  const judge = (kind: PolicyKind, policies: NamedPolicy[] | undefined) =>
    policies === undefined ? null : judgeLayer(kind, policies, question);
  const verdicts: Verdicts = {
    "service-control-policy": judge("service-control-policy", layers.serviceControl),
    "resource-control-policy": judge("resource-control-policy", layers.resourceControl),
    "resource-policy": judge("resource-policy", layers.resource),
    "identity-policy": judge("identity-policy", layers.identity),
    "permissions-boundary": judge("permissions-boundary", layers.boundary),
    "session-policy": judge("session-policy", layers.session),
  };
  return findDeny(verdicts) ?? findGap(verdicts, ownership) ?? { decision: "allowed", by: grounds(verdicts) };
}

type Verdicts = Record<PolicyKind, LayerVerdict | null>;

function findDeny(verdicts: Verdicts): Explanation | null {
  for (const verdict of Object.values(verdicts)) {
    const kind = verdict?.deny[0]?.kind;
    if (verdict !== null && kind !== undefined) return { decision: "explicitDeny", kind, by: verdict.deny };
  }
  return null;
}

function findGap(
  verdicts: Verdicts,
  { crossAccount, resourcePolicyRequired }: Ownership,
): Explanation | null {
  const trusting = verdicts["resource-policy"];
  const needed: PolicyKind[] = ["service-control-policy"];
  if (crossAccount || !grantsByItself(trusting)) needed.push("identity-policy");
  if (crossAccount || !namesCallerItself(trusting)) needed.push("permissions-boundary", "session-policy");
  if (crossAccount || resourcePolicyRequired) needed.push("resource-policy");
  const kind = needed.find((candidate) => verdicts[candidate]?.allow.length === 0);
  return kind === undefined ? null : { decision: "implicitDeny", kind };
}

/** Inside one account a resource policy that names the caller or its role, or everyone, needs no identity policy. */
function grantsByItself(verdict: LayerVerdict | null): boolean {
  return verdict !== null && ["named", "anyone", "role"].includes(verdict.principal);
}

/** Named as the very user or session, not as its role, the caller is free of boundary and session policy too. */
function namesCallerItself(verdict: LayerVerdict | null): boolean {
  return verdict !== null && ["named", "anyone"].includes(verdict.principal);
}

function grounds(verdicts: Verdicts): StatementReference[] {
  return [...(verdicts["identity-policy"]?.allow ?? []), ...(verdicts["resource-policy"]?.allow ?? [])];
}

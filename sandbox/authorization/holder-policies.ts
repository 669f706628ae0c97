import { defaultDocument, findManagedPolicy } from "../world/managed-policies";
import type { IamState, PolicyHolder } from "../world/types";

/** A policy that bears on a holder, named as the simulator names it. */
export interface PolicyText {
  id: string;
  text: string;
}

/** The inline and attached policies of a user (and of its groups), a group or a role. */
export async function policiesOf(iam: IamState, holder: PolicyHolder): Promise<PolicyText[]> {
  const own = await Promise.all([holder, ...groupsOf(iam, holder)].map((each) => ownPolicies(iam, each)));
  return own.flat();
}

/** The text of the holder's permissions boundary; undefined when it has none. */
export async function boundaryOf(iam: IamState, holder: PolicyHolder): Promise<PolicyText[] | undefined> {
  return holder.boundaryArn === undefined ? undefined : managedTexts(iam, [holder.boundaryArn]);
}

/** Texts of managed policies by ARN; those that are gone are left out. */
export async function managedTexts(iam: IamState, arns: readonly string[]): Promise<PolicyText[]> {
  const policies = await Promise.all(arns.map((arn) => findManagedPolicy(iam, arn)));
  return policies
    .filter((policy) => policy !== null)
    .map((policy) => ({ id: policy.name, text: defaultDocument(policy) }));
}

function groupsOf(iam: IamState, holder: PolicyHolder): PolicyHolder[] {
  const names = iam.users.get(holder.name)?.id === holder.id ? iam.users.get(holder.name)?.groupNames : [];
  return (names ?? []).map((name) => iam.groups.get(name)).filter((group) => group !== undefined);
}

async function ownPolicies(iam: IamState, holder: PolicyHolder): Promise<PolicyText[]> {
  const inline = [...holder.inlinePolicies].map(([name, text]) => ({
    id: `${holder.kind}_${holder.name}_${name}`,
    text,
  }));
  return [...inline, ...(await managedTexts(iam, holder.attachedPolicyArns))];
}

import type { AnswerObject } from "../wire/answer-value";
import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import { listAwsManagedPolicies } from "../world/aws-managed-policies";
import { isoSeconds } from "../world/clock";
import { newUniqueId } from "../world/identifiers";
import { findManagedPolicy } from "../world/managed-policies";
import type { Account, IamState, ManagedPolicy } from "../world/types";
import { DESCRIPTION, POLICY_NAME, readPathPrefix, readPolicyPath, readPolicyText } from "./member-rules";
import { readPolicyArn } from "./policy-arn";
import { checkManagedPolicySize } from "./policy-quotas";
import { checkPolicyText } from "./policy-rules";
import { policyShape } from "./shapes";

function policyArn(account: Account, path: string, name: string): string {
  return `arn:${account.partition}:iam::${account.id}:policy${path}${name}`;
}

/** How many users, groups and roles have the policy attached, and how many as their boundary. */
function countUses(
  { users, groups, roles }: IamState,
  arn: string,
): { attached: number; boundaries: number } {
  const holders = [...users.values(), ...groups.values(), ...roles.values()];
  return {
    attached: holders.filter(({ attachedPolicyArns }) => attachedPolicyArns.includes(arn)).length,
    boundaries: holders.filter(({ boundaryArn }) => boundaryArn === arn).length,
  };
}

/** A managed policy with the counts of its uses in the caller's account. */
export function shapeWithUses({ caller }: Call, policy: ManagedPolicy): AnswerObject {
  const { attached, boundaries } = countUses(caller.account.iam, policy.arn);
  return policyShape(policy, attached, boundaries);
}

/** A policy that the account can see; throws NoSuchEntity. */
export async function getPolicy({ caller }: Call, arn: string): Promise<ManagedPolicy> {
  const policy = await findManagedPolicy(caller.account.iam, arn);
  if (policy === null) throw new AwsError("NoSuchEntity", `Policy ${arn} was not found.`);
  return policy;
}

/** A policy that the account may change; AWS managed ones are refused with AccessDenied. */
export async function getOwnPolicy(call: Call, arn: string): Promise<ManagedPolicy> {
  const policy = await getPolicy(call, arn);
  if (call.caller.account.iam.policies.has(arn)) return policy;
  throw new AwsError("AccessDenied", `Policy ${arn} is an AWS managed policy and cannot be changed.`);
}

const createPolicy = iamOperation({
  name: "CreatePolicy",
  writes: true,
  read: (params) => ({
    name: params.text("PolicyName", POLICY_NAME),
    path: readPolicyPath(params),
    text: readPolicyText(params, "PolicyDocument"),
    description: params.optionalText("Description", DESCRIPTION),
  }),
  resource: ({ name, path }, { caller }) => policyArn(caller.account, path, name),
  run: ({ name, path, text, description }, call) => {
    const { account } = call.caller;
    checkPolicyText(text, "identity");
    checkManagedPolicySize(text);
    const taken = [...account.iam.policies.values()].some(
      (each) => each.name.toLowerCase() === name.toLowerCase(),
    );
    if (taken) {
      throw new AwsError(
        "EntityAlreadyExists",
        `A policy called ${name} already exists. Duplicate names are not allowed.`,
      );
    }
    const createdAt = isoSeconds(call.now);
    const policy: ManagedPolicy = {
      name,
      path,
      id: newUniqueId("ANPA"),
      arn: policyArn(account, path, name),
      description,
      createdAt,
      updatedAt: createdAt,
      defaultVersionId: "v1",
      lastVersion: 1,
      versions: [{ id: "v1", document: text, createdAt }],
    };
    account.iam.policies.set(policy.arn, policy);
    return { Policy: policyShape({ ...policy, description: undefined }, 0, 0) };
  },
});

const getPolicyOperation = iamOperation({
  name: "GetPolicy",
  read: readPolicyArn,
  resource: (arn) => arn,
  run: async (arn, call) => ({ Policy: shapeWithUses(call, await getPolicy(call, arn)) }),
});

const SCOPES = ["All", "AWS", "Local"] as const;

const listPolicies = iamOperation({
  name: "ListPolicies",
  read: (params) => ({
    scope: params.optionalText("Scope", { oneOf: SCOPES }) ?? "All",
    onlyAttached: params.boolean("OnlyAttached") ?? false,
    prefix: readPathPrefix(params),
    page: readPage(params),
  }),
  resource: ({ prefix }, { caller }) => policyArn(caller.account, prefix, ""),
  run: async ({ scope, onlyAttached, prefix, page: request }, call) => {
    const { account } = call.caller;
    const own = scope === "AWS" ? [] : [...account.iam.policies.values()];
    const aws = scope === "Local" ? [] : await listAwsManagedPolicies(account.partition);
    const chosen = [...own, ...aws]
      .filter(({ path }) => path.startsWith(prefix))
      .filter(({ arn }) => !onlyAttached || countUses(account.iam, arn).attached > 0);
    const { page, rest } = takePage(chosen, request);
    return {
      Policies: page.map((policy) => shapeWithUses(call, { ...policy, description: undefined })),
      ...rest,
    };
  },
});

const deletePolicy = iamOperation({
  name: "DeletePolicy",
  writes: true,
  read: readPolicyArn,
  resource: (arn) => arn,
  run: async (arn, call) => {
    const policy = await getOwnPolicy(call, arn);
    const { iam } = call.caller.account;
    const { attached, boundaries } = countUses(iam, arn);
    if (attached + boundaries > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete a policy attached to entities.");
    }
    if (policy.versions.length > 1) {
      throw new AwsError(
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    iam.policies.delete(arn);
    return undefined;
  },
});

export const managedPolicyOperations: readonly Operation[] = [
  createPolicy,
  getPolicyOperation,
  listPolicies,
  deletePolicy,
];

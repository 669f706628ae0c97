import type { AnswerObject } from "../wire/answer-value";
import type { Call } from "../wire/call";
import { iamOperation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import { encodeRfc3986 } from "../wire/signature";
import { isAwsManagedArn } from "../world/aws-managed-policies";
import { findManagedPolicy } from "../world/managed-policies";
import type { IamState, PolicyHolder } from "../world/types";
import { shapeWithUses } from "./managed-policies";
import { fullVersionShape } from "./policy-versions";
import { groupShape, lastUsedShape, roleShape, userShape } from "./shapes";
import { shownTrustPolicy } from "./trusted-principals";

const FILTERS = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"] as const;
type Filter = (typeof FILTERS)[number];

interface Detail {
  filter: Filter;
  shape: AnswerObject;
}

/** Everything about users, groups, roles and policies in one answer; AWS managed policies only where they are in use. */
export const getAccountAuthorizationDetails = iamOperation({
  name: "GetAccountAuthorizationDetails",
  read: (params) => ({ filters: params.texts("Filter", { oneOf: FILTERS }), page: readPage(params) }),
  resource: () => "*",
  run: async ({ filters, page: request }, call) => {
    const wanted = (filter: Filter) => filters.length === 0 || filters.includes(filter);
    const details = (await listDetails(call)).filter(({ filter }) => wanted(filter));
    const { page, rest } = takePage(details, request);
    const shapesOf = (...chosen: Filter[]) =>
      page.filter(({ filter }) => chosen.includes(filter)).map(({ shape }) => shape);
    return {
      UserDetailList: shapesOf("User"),
      GroupDetailList: shapesOf("Group"),
      RoleDetailList: shapesOf("Role"),
      Policies: shapesOf("LocalManagedPolicy", "AWSManagedPolicy"),
      ...rest,
    };
  },
});

async function listDetails(call: Call): Promise<Detail[]> {
  const { iam } = call.caller.account;
  const { world } = call;
  const users = [...iam.users.values()].map(async (user) => ({
    ...userShape(user),
    GroupList: user.groupNames,
    ...(await policiesShape(iam, "UserPolicyList", user)),
  }));
  const groups = [...iam.groups.values()].map(async (group) => ({
    ...groupShape(group),
    ...(await policiesShape(iam, "GroupPolicyList", group)),
  }));
  const roles = [...iam.roles.values()].map(async (role) => ({
    ...roleShape(role, shownTrustPolicy(world, role.trustPolicy, role.trustedIds)),
    InstanceProfileList: [],
    RoleLastUsed: lastUsedShape(role),
    ...(await policiesShape(iam, "RolePolicyList", role)),
  }));
  return [
    ...(await labelled("User", users)),
    ...(await labelled("Group", groups)),
    ...(await labelled("Role", roles)),
    ...(await policyDetails(call)),
  ];
}

async function labelled(filter: Filter, shapes: Promise<AnswerObject>[]): Promise<Detail[]> {
  return (await Promise.all(shapes)).map((shape) => ({ filter, shape }));
}

async function policiesShape(iam: IamState, inlineList: string, holder: PolicyHolder): Promise<AnswerObject> {
  const attached = await Promise.all(holder.attachedPolicyArns.map((arn) => findManagedPolicy(iam, arn)));
  return {
    [inlineList]: [...holder.inlinePolicies].map(([PolicyName, text]) => ({
      PolicyName,
      PolicyDocument: encodeRfc3986(text),
    })),
    AttachedManagedPolicies: attached.map((policy) => ({ PolicyName: policy?.name, PolicyArn: policy?.arn })),
  };
}

async function policyDetails(call: Call): Promise<Detail[]> {
  const { iam } = call.caller.account;
  const holders = [...iam.users.values(), ...iam.groups.values(), ...iam.roles.values()];
  const used = holders.flatMap(({ attachedPolicyArns }) => attachedPolicyArns).filter(isAwsManagedArn);
  const arns = [...iam.policies.keys(), ...new Set(used)];
  const policies = await Promise.all(arns.map((arn) => findManagedPolicy(iam, arn)));
  return policies
    .filter((policy) => policy !== null)
    .map((policy) => ({
      filter: isAwsManagedArn(policy.arn) ? "AWSManagedPolicy" : "LocalManagedPolicy",
      shape: {
        ...shapeWithUses(call, policy),
        PolicyVersionList: policy.versions.map((version) => fullVersionShape(policy, version)),
      },
    }));
}

import { iamOperation, type Operation } from "../wire/operation";
import { getAccountAuthorizationDetails } from "./authorization-details";
import {
  ACCESS_KEYS_PER_USER,
  GROUPS_PER_USER,
  INLINE_SIZE,
  MANAGED_POLICY_SIZE,
  POLICIES_PER_HOLDER,
  TRUST_POLICY_SIZE,
  VERSIONS_PER_POLICY,
} from "./policy-quotas";

const getAccountSummary = iamOperation({
  name: "GetAccountSummary",
  read: () => undefined,
  resource: () => "*",
  run: (_input, { caller }) => {
    const { users, groups, roles, policies, rootAccessKeys } = caller.account.iam;
    const summary = {
      Users: users.size,
      UsersQuota: 5000,
      Groups: groups.size,
      GroupsQuota: 300,
      Roles: roles.size,
      RolesQuota: 1000,
      Policies: policies.size,
      PoliciesQuota: 1500,
      PolicySizeQuota: MANAGED_POLICY_SIZE,
      UserPolicySizeQuota: INLINE_SIZE.user,
      GroupPolicySizeQuota: INLINE_SIZE.group,
      RolePolicySizeQuota: INLINE_SIZE.role,
      AssumeRolePolicySizeQuota: TRUST_POLICY_SIZE,
      VersionsPerPolicyQuota: VERSIONS_PER_POLICY,
      AttachedPoliciesPerUserQuota: POLICIES_PER_HOLDER,
      AttachedPoliciesPerGroupQuota: POLICIES_PER_HOLDER,
      AttachedPoliciesPerRoleQuota: POLICIES_PER_HOLDER,
      AccessKeysPerUserQuota: ACCESS_KEYS_PER_USER,
      GroupsPerUserQuota: GROUPS_PER_USER,
      AccountAccessKeysPresent: rootAccessKeys.length > 0 ? 1 : 0,
      AccountMFAEnabled: 0,
    };
    return { SummaryMap: new Map(Object.entries(summary)) };
  },
});

export const accountOperations: readonly Operation[] = [getAccountSummary, getAccountAuthorizationDetails];

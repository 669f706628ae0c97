import { accessKeyOperations } from "./iam/access-keys";
import { accountOperations } from "./iam/account";
import { attachedPolicyOperations } from "./iam/attached-policies";
import { boundaryOperations } from "./iam/boundaries";
import { groupOperations } from "./iam/groups";
import { inlinePolicyOperations } from "./iam/inline-policies";
import { managedPolicyOperations } from "./iam/managed-policies";
import { policyVersionOperations } from "./iam/policy-versions";
import { roleOperations } from "./iam/roles";
import { tagOperations } from "./iam/tags";
import { userOperations } from "./iam/users";
import { aliasOperations } from "./kms/aliases";
import { cryptographicOperations } from "./kms/cryptography";
import { keyStateOperations } from "./kms/key-states";
import { keyOperations } from "./kms/keys";
import { contextKeyOperations } from "./simulator/context-keys";
import { simulateOperations } from "./simulator/simulate-operations";
import { assumeRole } from "./sts/assume-role";
import { identityOperations } from "./sts/identity";
import { userSessionOperations } from "./sts/user-sessions";
import type { Operation } from "./wire/operation";
import { API_VERSION } from "./wire/service";

const OPERATIONS: readonly Operation[] = [
  assumeRole,
  ...identityOperations,
  ...userSessionOperations,
  ...roleOperations,
  ...userOperations,
  ...groupOperations,
  ...inlinePolicyOperations,
  ...attachedPolicyOperations,
  ...boundaryOperations,
  ...tagOperations,
  ...accessKeyOperations,
  ...managedPolicyOperations,
  ...policyVersionOperations,
  ...accountOperations,
  ...simulateOperations,
  ...contextKeyOperations,
  ...keyOperations,
  ...keyStateOperations,
  ...aliasOperations,
  ...cryptographicOperations,
];

const BY_NAME = new Map(OPERATIONS.map((each) => [`${each.name}@${API_VERSION[each.service]}`, each]));

/** The operation of this name and API version. */
export function findOperation(action: string, version: string): Operation | undefined {
  return BY_NAME.get(`${action}@${version}`);
}

import type { AnswerObject } from "../wire/answer-value";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import type { IamRole } from "../world/types";
import { requireBoundaryPolicy } from "./boundaries";
import {
  found,
  holderArn,
  newHolder,
  newHolderArn,
  readHolderName,
  requireNoPolicies,
  underPath,
} from "./holders";
import { ARN, DESCRIPTION, readPath, readPathPrefix, readPolicyText, readTags } from "./member-rules";
import { checkTrustPolicySize } from "./policy-quotas";
import { checkPolicyText } from "./policy-rules";
import { lastUsedShape, roleShape } from "./shapes";
import { bindTrustedIds, shownTrustPolicy } from "./trusted-principals";

const DEFAULT_MAX_SESSION_SECONDS = 3600;

function shapeOf(role: IamRole, { world }: Call): AnswerObject {
  return roleShape(role, shownTrustPolicy(world, role.trustPolicy, role.trustedIds));
}

/** GetRole shows more than CreateRole and ListRoles do. */
function fullShapeOf(role: IamRole, call: Call): AnswerObject {
  return {
    ...shapeOf(role, call),
    MaxSessionDuration: role.maxSessionDuration,
    RoleLastUsed: lastUsedShape(role),
  };
}

function readMaxSessionDuration(params: ParamReader): number | undefined {
  return params.integer("MaxSessionDuration", { min: 3600, max: 43_200 });
}

function getRole({ caller }: Call, name: string): IamRole {
  return found(caller.account.iam.roles.get(name), "role", name);
}

function checkTrustPolicy({ world, caller, now }: Call, text: string): Map<string, string> {
  checkPolicyText(text, "trust");
  checkTrustPolicySize(text);
  return bindTrustedIds(world, text, caller.account.partition, now);
}

const createRole = iamOperation({
  name: "CreateRole",
  writes: true,
  read: (params) => ({
    name: readHolderName(params, "role"),
    path: readPath(params),
    trustPolicy: readPolicyText(params, "AssumeRolePolicyDocument"),
    description: params.optionalText("Description", DESCRIPTION),
    maxSessionDuration: readMaxSessionDuration(params) ?? DEFAULT_MAX_SESSION_SECONDS,
    boundaryArn: params.optionalText("PermissionsBoundary", ARN),
    tags: readTags(params),
  }),
  resource: ({ name, path }, { caller }) => newHolderArn(caller.account, "role", name, path),
  context: ({ boundaryArn }) => ({ "iam:PermissionsBoundary": boundaryArn }),
  run: async ({ trustPolicy, description, maxSessionDuration, boundaryArn, ...input }, call) => {
    const trustedIds = checkTrustPolicy(call, trustPolicy);
    if (boundaryArn !== undefined) await requireBoundaryPolicy(call, boundaryArn);
    const holder = newHolder(call, { kind: "role", ...input });
    const role: IamRole = {
      ...holder,
      description,
      trustPolicy,
      trustedIds,
      maxSessionDuration,
      boundaryArn,
    };
    call.caller.account.iam.roles.set(role.name, role);
    return { Role: shapeOf(role, call) };
  },
});

const listRoles = iamOperation({
  name: "ListRoles",
  read: (params) => ({ prefix: readPathPrefix(params), page: readPage(params) }),
  resource: ({ prefix }, { caller }) => newHolderArn(caller.account, "role", "", prefix),
  run: ({ prefix, page: request }, call) => {
    const { page, rest } = takePage(underPath(call.caller.account.iam.roles, prefix), request);
    const shape = (role: IamRole) => ({
      ...shapeOf(role, call),
      MaxSessionDuration: role.maxSessionDuration,
    });
    return { Roles: page.map(shape), ...rest };
  },
});

/** An operation on one role that is there. */
function onRole<Input>(spec: {
  name: string;
  writes?: boolean;
  read: (params: ParamReader) => Input;
  run: (role: IamRole, input: Input, call: Call) => AnswerObject | undefined;
}): Operation {
  return iamOperation({
    name: spec.name,
    writes: spec.writes ?? false,
    read: (params) => ({ name: readHolderName(params, "role"), input: spec.read(params) }),
    resource: ({ name }, { caller }) => holderArn(caller.account, "role", name),
    run: ({ name, input }, call) => spec.run(getRole(call, name), input, call),
  });
}

const getRoleOperation = onRole({
  name: "GetRole",
  read: () => ({}),
  run: (role, _input, call) => ({ Role: fullShapeOf(role, call) }),
});

const updateRole = onRole({
  name: "UpdateRole",
  writes: true,
  read: (params) => ({
    description: params.optionalText("Description", DESCRIPTION),
    maxSessionDuration: readMaxSessionDuration(params),
  }),
  run: (role, { description, maxSessionDuration }) => {
    role.description = description ?? role.description;
    role.maxSessionDuration = maxSessionDuration ?? role.maxSessionDuration;
    return {};
  },
});

const updateAssumeRolePolicy = onRole({
  name: "UpdateAssumeRolePolicy",
  writes: true,
  read: (params) => readPolicyText(params, "PolicyDocument"),
  run: (role, text, call) => {
    role.trustedIds = checkTrustPolicy(call, text);
    role.trustPolicy = text;
    return undefined;
  },
});

const deleteRole = onRole({
  name: "DeleteRole",
  writes: true,
  read: () => ({}),
  run: (role, _input, { caller }) => {
    requireNoPolicies(role);
    caller.account.iam.roles.delete(role.name);
    return undefined;
  },
});

export const roleOperations: readonly Operation[] = [
  createRole,
  listRoles,
  getRoleOperation,
  updateRole,
  updateAssumeRolePolicy,
  deleteRole,
];

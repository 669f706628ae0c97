import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import type { IamGroup, IamUser } from "../world/types";
import {
  found,
  holderArn,
  newHolder,
  newHolderArn,
  readHolderName,
  requireNoPolicies,
  underPath,
} from "./holders";
import { readPath, readPathPrefix } from "./member-rules";
import { GROUPS_PER_USER, requireAtMost } from "./policy-quotas";
import { groupShape, userShape } from "./shapes";
import { getUser } from "./users";

function getGroup({ caller }: Call, name: string): IamGroup {
  return found(caller.account.iam.groups.get(name), "group", name);
}

function membersOf({ caller }: Call, groupName: string): IamUser[] {
  return [...caller.account.iam.users.values()].filter(({ groupNames }) => groupNames.includes(groupName));
}

const createGroup = iamOperation({
  name: "CreateGroup",
  writes: true,
  read: (params) => ({ name: readHolderName(params, "group"), path: readPath(params) }),
  resource: ({ name, path }, { caller }) => newHolderArn(caller.account, "group", name, path),
  run: (input, call) => {
    const group: IamGroup = newHolder(call, { kind: "group", tags: [], ...input });
    call.caller.account.iam.groups.set(group.name, group);
    return { Group: groupShape(group) };
  },
});

const getGroupOperation = iamOperation({
  name: "GetGroup",
  read: (params) => ({ name: readHolderName(params, "group"), page: readPage(params) }),
  resource: ({ name }, { caller }) => holderArn(caller.account, "group", name),
  run: ({ name, page: request }, call) => {
    const group = getGroup(call, name);
    const { page, rest } = takePage(membersOf(call, name), request);
    return { Group: groupShape(group), Users: page.map(userShape), ...rest };
  },
});

const listGroups = iamOperation({
  name: "ListGroups",
  read: (params) => ({ prefix: readPathPrefix(params), page: readPage(params) }),
  resource: ({ prefix }, { caller }) => newHolderArn(caller.account, "group", "", prefix),
  run: ({ prefix, page: request }, { caller }) => {
    const { page, rest } = takePage(underPath(caller.account.iam.groups, prefix), request);
    return { Groups: page.map(groupShape), ...rest };
  },
});

const deleteGroup = iamOperation({
  name: "DeleteGroup",
  writes: true,
  read: (params) => readHolderName(params, "group"),
  resource: (name, { caller }) => holderArn(caller.account, "group", name),
  run: (name, call) => {
    requireNoPolicies(getGroup(call, name));
    if (membersOf(call, name).length > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete entity, must remove users from group first.");
    }
    call.caller.account.iam.groups.delete(name);
    return undefined;
  },
});

function membershipOperation(name: string, change: (user: IamUser, groupName: string) => void): Operation {
  return iamOperation({
    name,
    writes: true,
    read: (params: ParamReader) => ({
      groupName: readHolderName(params, "group"),
      userName: readHolderName(params, "user"),
    }),
    resource: ({ groupName }, { caller }) => holderArn(caller.account, "group", groupName),
    run: ({ groupName, userName }, call) => {
      getGroup(call, groupName);
      change(getUser(call, userName), groupName);
      return undefined;
    },
  });
}

const addUserToGroup = membershipOperation("AddUserToGroup", (user, groupName) => {
  const names = new Set([...user.groupNames, groupName]);
  requireAtMost("GroupsPerUser", GROUPS_PER_USER, names.size);
  user.groupNames = [...names];
});

const removeUserFromGroup = membershipOperation("RemoveUserFromGroup", (user, groupName) => {
  user.groupNames = user.groupNames.filter((name) => name !== groupName);
});

const listGroupsForUser = iamOperation({
  name: "ListGroupsForUser",
  read: (params) => ({ name: readHolderName(params, "user"), page: readPage(params) }),
  resource: ({ name }, { caller }) => holderArn(caller.account, "user", name),
  run: ({ name, page: request }, call) => {
    const { page, rest } = takePage(getUser(call, name).groupNames, request);
    return { Groups: page.map((groupName) => groupShape(getGroup(call, groupName))), ...rest };
  },
});

export const groupOperations: readonly Operation[] = [
  createGroup,
  getGroupOperation,
  listGroups,
  deleteGroup,
  addUserToGroup,
  removeUserFromGroup,
  listGroupsForUser,
];

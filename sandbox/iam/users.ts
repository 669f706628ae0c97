import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { IamUser } from "../world/types";
import { requireBoundaryPolicy } from "./boundaries";
import {
  found,
  holderArn,
  newHolder,
  newHolderArn,
  readHolderName,
  readUserName,
  requireFreeName,
  requireNoPolicies,
  underPath,
} from "./holders";
import { ARN, readPath, readPathPrefix, readTags } from "./member-rules";
import { userShape } from "./shapes";

/** The user of this name; throws NoSuchEntity. */
export function getUser({ caller }: Call, name: string): IamUser {
  return found(caller.account.iam.users.get(name), "user", name);
}

const createUser = iamOperation({
  name: "CreateUser",
  writes: true,
  read: (params) => ({
    name: readHolderName(params, "user"),
    path: readPath(params),
    boundaryArn: params.optionalText("PermissionsBoundary", ARN),
    tags: readTags(params),
  }),
  resource: ({ name, path }, { caller }) => newHolderArn(caller.account, "user", name, path),
  context: ({ boundaryArn }) => ({ "iam:PermissionsBoundary": boundaryArn }),
  run: async ({ boundaryArn, ...input }, call) => {
    if (boundaryArn !== undefined) await requireBoundaryPolicy(call, boundaryArn);
    const user: IamUser = {
      ...newHolder(call, { kind: "user", ...input }),
      boundaryArn,
      accessKeys: [],
      groupNames: [],
    };
    call.caller.account.iam.users.set(user.name, user);
    return { User: userShape(user) };
  },
});

const getUserOperation = iamOperation({
  name: "GetUser",
  read: (params, call) => readUserName(params, call),
  resource: (name, { caller }) => holderArn(caller.account, "user", name),
  run: (name, call) => ({ User: userShape(getUser(call, name)) }),
});

const listUsers = iamOperation({
  name: "ListUsers",
  read: (params) => ({ prefix: readPathPrefix(params), page: readPage(params) }),
  resource: ({ prefix }, { caller }) => newHolderArn(caller.account, "user", "", prefix),
  run: ({ prefix, page: request }, { caller }) => {
    const { page, rest } = takePage(underPath(caller.account.iam.users, prefix), request);
    return { Users: page.map(userShape), ...rest };
  },
});

/** Another name makes another ARN; keys, groups and policies stay, and so does the trust of roles that know it by its id. */
const updateUser = iamOperation({
  name: "UpdateUser",
  writes: true,
  read: (params) => ({
    name: readHolderName(params, "user"),
    newName: params.has("NewUserName") ? readHolderName(params, "user", "New") : undefined,
    newPath: params.has("NewPath") ? readPath(params, "NewPath") : undefined,
  }),
  resource: ({ name }, { caller }) => holderArn(caller.account, "user", name),
  run: ({ name, newName, newPath }, call) => {
    const user = getUser(call, name);
    const { account } = call.caller;
    requireFreeName(call, "user", newName ?? name, user);
    account.iam.users.delete(name);
    user.name = newName ?? name;
    user.path = newPath ?? user.path;
    user.arn = newHolderArn(account, "user", user.name, user.path);
    account.iam.users.set(user.name, user);
    return undefined;
  },
});

const deleteUser = iamOperation({
  name: "DeleteUser",
  writes: true,
  read: (params) => readHolderName(params, "user"),
  resource: (name, { caller }) => holderArn(caller.account, "user", name),
  run: (name, call) => {
    const user = getUser(call, name);
    requireNoPolicies(user);
    if (user.accessKeys.length > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete entity, must delete access keys first.");
    }
    if (user.groupNames.length > 0) {
      throw new AwsError("DeleteConflict", "Cannot delete entity, must remove users from group first.");
    }
    call.caller.account.iam.users.delete(name);
    return undefined;
  },
});

export const userOperations: readonly Operation[] = [
  createUser,
  getUserOperation,
  listUsers,
  updateUser,
  deleteUser,
];

import { AwsError } from "../wire/aws-error";
import type { Call } from "../wire/call";
import { iamOperation, type Operation } from "../wire/operation";
import { readPage, takePage } from "../wire/paging";
import type { ParamReader } from "../wire/param-reader";
import { newAccessKey } from "../world/accounts";
import type { AccessKey } from "../world/types";
import { holderArn, readUserName } from "./holders";
import { ACCESS_KEYS_PER_USER, requireAtMost } from "./policy-quotas";
import { getUser } from "./users";

const STATUSES = ["Active", "Inactive"] as const;

function readKeyId(params: ParamReader): string {
  return params.text("AccessKeyId", { min: 16, max: 128, pattern: "[\\w]+" });
}

function missingKey(id: string): AwsError {
  return new AwsError("NoSuchEntity", `The Access Key with id ${id} cannot be found.`);
}

function getKey(call: Call, userName: string, id: string): AccessKey {
  const key = getUser(call, userName).accessKeys.find((each) => each.id === id);
  if (key === undefined) throw missingKey(id);
  return key;
}

function userResource({ userName }: { userName: string }, { caller }: Call): string {
  return holderArn(caller.account, "user", userName);
}

const createAccessKey = iamOperation({
  name: "CreateAccessKey",
  writes: true,
  read: (params, call) => ({ userName: readUserName(params, call) }),
  resource: userResource,
  run: ({ userName }, call) => {
    const user = getUser(call, userName);
    requireAtMost("AccessKeysPerUser", ACCESS_KEYS_PER_USER, user.accessKeys.length + 1);
    const key = newAccessKey(call.caller.accountId, call.now);
    user.accessKeys.push(key);
    return {
      AccessKey: {
        UserName: userName,
        AccessKeyId: key.id,
        Status: key.status,
        SecretAccessKey: key.secret,
        CreateDate: key.createdAt,
      },
    };
  },
});

const updateAccessKey = iamOperation({
  name: "UpdateAccessKey",
  writes: true,
  read: (params, call) => ({
    userName: readUserName(params, call),
    id: readKeyId(params),
    status: params.text("Status", { oneOf: STATUSES }),
  }),
  resource: userResource,
  run: ({ userName, id, status }, call) => {
    getKey(call, userName, id).status = status === "Active" ? "Active" : "Inactive";
    return undefined;
  },
});

const deleteAccessKey = iamOperation({
  name: "DeleteAccessKey",
  writes: true,
  read: (params, call) => ({ userName: readUserName(params, call), id: readKeyId(params) }),
  resource: userResource,
  run: ({ userName, id }, call) => {
    const user = getUser(call, userName);
    getKey(call, userName, id);
    user.accessKeys = user.accessKeys.filter((key) => key.id !== id);
    return undefined;
  },
});

const listAccessKeys = iamOperation({
  name: "ListAccessKeys",
  read: (params, call) => ({ userName: readUserName(params, call), page: readPage(params) }),
  resource: userResource,
  run: ({ userName, page: request }, call) => {
    const { page, rest } = takePage(getUser(call, userName).accessKeys, request);
    const shape = (key: AccessKey) => ({
      UserName: userName,
      AccessKeyId: key.id,
      Status: key.status,
      CreateDate: key.createdAt,
    });
    return { AccessKeyMetadata: page.map(shape), ...rest };
  },
});

const getAccessKeyLastUsed = iamOperation({
  name: "GetAccessKeyLastUsed",
  read: (params, { caller }) => {
    const id = readKeyId(params);
    const users = [...caller.account.iam.users.values()];
    return { id, user: users.find(({ accessKeys }) => accessKeys.some((key) => key.id === id)) };
  },
  resource: ({ user }, { caller }) => holderArn(caller.account, "user", user?.name ?? "*"),
  run: ({ id, user }) => {
    const key = user?.accessKeys.find((each) => each.id === id);
    if (user === undefined || key === undefined) throw missingKey(id);
    const { at, region, service } = key.lastUsed ?? { at: undefined, region: "N/A", service: "N/A" };
    return {
      UserName: user.name,
      AccessKeyLastUsed: { LastUsedDate: at, ServiceName: service, Region: region },
    };
  },
});

export const accessKeyOperations: readonly Operation[] = [
  createAccessKey,
  updateAccessKey,
  deleteAccessKey,
  listAccessKeys,
  getAccessKeyLastUsed,
];

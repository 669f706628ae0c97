import type { Principal } from "../evaluation/principals";
import { spreadState } from "../world/propagation";
import type { AccessKey, Account, IamState, IamUser, Session, World } from "../world/types";

/** Who signed a request. */
export interface Caller extends Principal {
  account: Account;
  accessKeyId: string;
  /** The IAM user, also behind a federated user or the credentials of GetSessionToken. */
  userName?: string | undefined;
  roleName?: string | undefined;
  session?: Session | undefined;
  /** UserId, as GetCallerIdentity shows it. */
  userId: string;
}

/** What an access key id stands for at the moment; null when nothing active has it. */
export interface KnownKey {
  secret: string;
  session?: Session | undefined;
  caller: Caller;
  /** The live record of a long-term key, for its date of last use. */
  longTermKey?: AccessKey | undefined;
}

/** Looks a key up among temporary credentials and among the long-term keys that have spread. */
export function findKey(world: World, accessKeyId: string, now: number): KnownKey | null {
  const session = world.sessions.get(accessKeyId);
  if (session !== undefined) return findSessionKey(world, session, now);
  for (const account of world.accounts.values()) {
    const found = findLongTermKey(account, spreadState(account, now), accessKeyId);
    if (found !== null) return found;
  }
  return null;
}

function findLongTermKey(account: Account, iam: IamState, accessKeyId: string): KnownKey | null {
  const rootKey = iam.rootAccessKeys.find(({ id }) => id === accessKeyId);
  if (rootKey !== undefined) return known(rootKey, rootCaller(account, accessKeyId));
  for (const user of iam.users.values()) {
    const key = user.accessKeys.find(({ id }) => id === accessKeyId);
    if (key === undefined) continue;
    const live = account.iam.users.get(user.name)?.accessKeys.find(({ id }) => id === accessKeyId);
    return known(key, userCaller(account, user, accessKeyId), live);
  }
  return null;
}

function known(key: AccessKey, caller: Caller, live?: AccessKey): KnownKey | null {
  return key.status === "Active" ? { secret: key.secret, caller, longTermKey: live ?? key } : null;
}

function rootCaller(account: Account, accessKeyId: string): Caller {
  const arn = `arn:${account.partition}:iam::${account.id}:root`;
  return {
    kind: "root",
    account,
    accountId: account.id,
    arn,
    uniqueId: account.id,
    userId: account.id,
    accessKeyId,
  };
}

function userCaller(account: Account, user: IamUser, accessKeyId: string): Caller {
  return {
    kind: "user",
    account,
    accountId: account.id,
    arn: user.arn,
    uniqueId: user.id,
    userId: user.id,
    userName: user.name,
    accessKeyId,
  };
}

function findSessionKey(world: World, session: Session, now: number): KnownKey | null {
  const account = world.accounts.get(session.accountId);
  if (account === undefined) return null;
  const caller = sessionCaller(account, session, spreadState(account, now));
  return { secret: session.secretAccessKey, session, caller: { ...caller, session } };
}

function sessionCaller(account: Account, session: Session, iam: IamState): Caller {
  const { accessKeyId, holderId, holderName, sessionName } = session;
  const stsArn = `arn:${account.partition}:sts::${account.id}`;
  const common = { account, accountId: account.id, uniqueId: holderId, accessKeyId };
  if (session.kind === "assumed-role") {
    const role = iam.roles.get(holderName ?? "");
    return {
      ...common,
      kind: "assumed-role",
      arn: `${stsArn}:assumed-role/${holderName}/${sessionName}`,
      userId: `${holderId}:${sessionName}`,
      ...(role?.id === holderId && { roleName: role.name, roleArn: role.arn }),
    };
  }
  const user = [...iam.users.values()].find(({ id }) => id === holderId);
  if (session.kind === "federated-user") {
    const userId = `${account.id}:${sessionName}`;
    const arn = `${stsArn}:federated-user/${sessionName}`;
    return { ...common, kind: "federated-user", arn, uniqueId: userId, userId, userName: user?.name };
  }
  if (holderName === null) return rootCaller(account, accessKeyId);
  const arn = user?.arn ?? `arn:${account.partition}:iam::${account.id}:user/${holderName}`;
  return { ...common, kind: "user", arn, userId: holderId, userName: user?.name };
}

import type { SandboxState } from "../wire/sandbox-state";
import { addAdmin, createAccount, createWorld, newAccessKey, sideOf } from "../world/accounts";
import { isoSeconds } from "../world/clock";
import { copyBeforeChange, spreadChange } from "../world/propagation";
import type { Account, Partition, Scenario, Side } from "../world/types";

/** What tests and the local endpoint can do to a running sandbox, beyond what AWS's own calls do. */
export interface SandboxControls {
  /** Changes what an account suffers: only the members that are given. Throws for an account that is not there. */
  setScenario(accountId: string, changes: Partial<Scenario>): Scenario;
  /** Makes an account with the IAM user `admin`; throws when the id is taken. */
  createAccount(accountId: string, partition?: Partition): Side;
  /** Gives the root user of an account an access key. */
  createRootAccessKey(accountId: string): Side;
  /** Puts an AWS managed policy on a role as its permissions boundary, or takes the boundary away. */
  setRoleBoundary(accountId: string, roleName: string, managedPolicy: string | null): void;
  /** Moves the time of sessions, spreading and dates, not the time that signatures are held against. */
  advanceClock(ms: number): void;
  /** Makes the sandbox's own clock wrong by so much, signatures included. */
  setClockSkew(ms: number): void;
  /** Back to the two first accounts with the keys they had; logs, clock and scenarios too. */
  reset(): void;
}

/** The controls of a sandbox. */
export function controlsOf(state: SandboxState): SandboxControls {
  return {
    setScenario: (accountId, changes) => {
      const account = getAccount(state, accountId);
      account.scenario = { ...account.scenario, ...changes };
      if (changes.propagationDelayMs === 0) account.spreading = [];
      state.save();
      return account.scenario;
    },
    createAccount: (accountId, partition = "aws") => {
      if (state.world.accounts.has(accountId)) throw new Error(`There is an account ${accountId} already.`);
      const account = createAccount(accountId, partition);
      const admin = addAdmin(account, state.clock.now());
      state.world.accounts.set(accountId, account);
      state.save();
      return sideOf(account, admin);
    },
    createRootAccessKey: (accountId) => {
      const account = getAccount(state, accountId);
      const key = newAccessKey(accountId, state.clock.now());
      account.iam.rootAccessKeys.push(key);
      state.save();
      const arn = `arn:${account.partition}:iam::${accountId}:root`;
      return { accountId, arn, accessKeyId: key.id, secretAccessKey: key.secret };
    },
    setRoleBoundary: (accountId, roleName, managedPolicy) => {
      const account = getAccount(state, accountId);
      const role = account.iam.roles.get(roleName);
      if (role === undefined) throw new Error(`There is no role ${roleName} in account ${accountId}.`);
      const before = copyBeforeChange(account);
      role.boundaryArn =
        managedPolicy === null ? undefined : `arn:${account.partition}:iam::aws:policy/${managedPolicy}`;
      spreadChange(account, before, state.clock.now());
      state.save();
    },
    advanceClock: (ms) => state.clock.advance(ms),
    setClockSkew: (ms) => state.clock.setSkew(ms),
    reset: () => reset(state),
  };
}

function getAccount(state: SandboxState, accountId: string): Account {
  const account = state.world.accounts.get(accountId);
  if (account === undefined) throw new Error(`There is no account ${accountId}.`);
  return account;
}

function reset(state: SandboxState): void {
  state.clock.reset();
  state.faults.reset();
  state.log.clear();
  state.world = createWorld(state.clock.now(), state.world.sides);
  state.save();
}

/** What `GET /_sandbox/accounts` shows: no key and no policy text. */
export function describeAccounts(state: SandboxState) {
  return [...state.world.accounts.values()].map(({ id, partition, scenario, spreading, iam }) => ({
    accountId: id,
    partition,
    scenario,
    spreadingUntil: spreading.map(({ seenUntil }) => isoSeconds(seenUntil)),
    users: [...iam.users.keys()],
    roles: [...iam.roles.keys()],
  }));
}

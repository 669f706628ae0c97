import { isoSeconds } from "./clock";
import { newAccessKeyId, newSecretAccessKey, newUniqueId } from "./identifiers";
import { addProbeRole, PROBE_ROLE_NAME } from "./probe-role";
import type {
  AccessKey,
  Account,
  IamState,
  IamUser,
  KmsState,
  Partition,
  Scenario,
  Side,
  World,
} from "./types";

export const VENDOR_ACCOUNT_ID = "111122223333";
export const CUSTOMER_ACCOUNT_ID = "444455556666";

const VENDOR_USER = "rolebridge-vendor";

const VENDOR_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Sid: "AssumeCustomerRoles", Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" },
    { Sid: "SimulatePolicyTexts", Effect: "Allow", Action: "iam:SimulateCustomPolicy", Resource: "*" },
  ],
});

const VENDOR_KEYS = `arn:aws:kms:*:${VENDOR_ACCOUNT_ID}`;

const VENDOR_KEY_POLICY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "UseOwnKeys",
      Effect: "Allow",
      Action: ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"],
      Resource: `${VENDOR_KEYS}:key/*`,
    },
    { Sid: "MakeKeys", Effect: "Allow", Action: "kms:CreateKey", Resource: "*" },
    {
      Sid: "NameOwnKeys",
      Effect: "Allow",
      Action: "kms:CreateAlias",
      Resource: [`${VENDOR_KEYS}:alias/*`, `${VENDOR_KEYS}:key/*`],
    },
  ],
});

/** A world with the vendor's and the customer's account; `keep` gives the sides keys that they had before. */
export function createWorld(now: number, keep?: World["sides"]): World {
  const vendor = createAccount(VENDOR_ACCOUNT_ID, "aws");
  const vendorUser = addUser(vendor, VENDOR_USER, now, keep?.vendor);
  vendorUser.inlinePolicies.set("assume-customer-roles", VENDOR_POLICY);
  vendorUser.inlinePolicies.set("use-own-keys", VENDOR_KEY_POLICY);
  addProbeRole(vendor, vendorUser, now);
  const customer = createAccount(CUSTOMER_ACCOUNT_ID, "aws");
  const admin = addAdmin(customer, now, keep?.customer);
  return {
    accounts: new Map([
      [vendor.id, vendor],
      [customer.id, customer],
    ]),
    sessions: new Map(),
    sides: { vendor: sideOf(vendor, vendorUser), customer: sideOf(customer, admin) },
  };
}

/** An account in which nothing exists yet. */
export function createAccount(id: string, partition: Partition): Account {
  const iam: IamState = {
    users: new Map(),
    groups: new Map(),
    roles: new Map(),
    policies: new Map(),
    rootAccessKeys: [],
  };
  return { id, partition, iam, kms: emptyKms(), spreading: [], scenario: calmScenario() };
}

function emptyKms(): KmsState {
  return { keys: new Map(), aliases: new Map() };
}

/** Gives a world that an earlier version saved what a new one has: the probe role, KMS, all that an account can suffer. */
export function addWhatIsMissing({ accounts }: World, now: number): void {
  const vendor = accounts.get(VENDOR_ACCOUNT_ID);
  if (vendor && !vendor.iam.roles.has(PROBE_ROLE_NAME))
    addProbeRole(vendor, vendor.iam.users.get(VENDOR_USER), now);
  for (const account of accounts.values()) {
    account.scenario = { ...calmScenario(), ...account.scenario };
    if (account.kms !== undefined) continue;
    account.kms = emptyKms();
    if (account.id !== VENDOR_ACCOUNT_ID) continue;
    account.iam.users.get(VENDOR_USER)?.inlinePolicies.set("use-own-keys", VENDOR_KEY_POLICY);
  }
}

/** A scenario in which nothing goes wrong. */
export function calmScenario(): Scenario {
  return {
    propagationDelayMs: 0,
    latencyMs: 0,
    serviceControlPolicy: null,
    resourceControlPolicy: null,
    stsDisabledRegions: [],
    regionsNotEnabled: [],
    fault: null,
  };
}

/** Adds the IAM user `admin` with AdministratorAccess. */
export function addAdmin(account: Account, now: number, keys?: Side): IamUser {
  const admin = addUser(account, "admin", now, keys);
  admin.attachedPolicyArns.push(`arn:${account.partition}:iam::aws:policy/AdministratorAccess`);
  return admin;
}

function addUser(account: Account, name: string, now: number, keys?: Side): IamUser {
  const key = newAccessKey(account.id, now);
  const user: IamUser = {
    kind: "user",
    name,
    path: "/",
    id: newUniqueId("AIDA"),
    arn: `arn:${account.partition}:iam::${account.id}:user/${name}`,
    createdAt: isoSeconds(now),
    inlinePolicies: new Map(),
    attachedPolicyArns: [],
    tags: new Map(),
    accessKeys: [{ ...key, id: keys?.accessKeyId ?? key.id, secret: keys?.secretAccessKey ?? key.secret }],
    groupNames: [],
  };
  account.iam.users.set(name, user);
  return user;
}

/** A new active long-term key of an account. */
export function newAccessKey(accountId: string, now: number): AccessKey {
  return {
    id: newAccessKeyId("AKIA", accountId),
    secret: newSecretAccessKey(),
    status: "Active",
    createdAt: isoSeconds(now),
  };
}

/** A user's account, ARN and first key. */
export function sideOf(account: Account, user: IamUser): Side {
  const key = user.accessKeys[0];
  return {
    accountId: account.id,
    arn: user.arn,
    accessKeyId: key?.id ?? "",
    secretAccessKey: key?.secret ?? "",
  };
}

/** The state of the sandbox: plain data and Maps only, so that it can be copied and saved whole. */
export interface World {
  accounts: Map<string, Account>;
  /** Temporary credentials by access key id. */
  sessions: Map<string, Session>;
  /** The two accounts that a new sandbox begins with. */
  sides: { vendor: Side; customer: Side };
}

/** An account with long-term keys of one of its users, as handed to whoever started the sandbox. */
export interface Side {
  accountId: string;
  arn: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export type Partition = "aws" | "aws-cn" | "aws-us-gov" | "aws-eusc";

export interface Account {
  id: string;
  partition: Partition;
  iam: IamState;
  kms: KmsState;
  /** Earlier states that evaluation still sees while a change spreads, oldest first. */
  spreading: SpreadingState[];
  scenario: Scenario;
}

export interface SpreadingState {
  iam: IamState;
  /** Milliseconds since 1970. */
  seenUntil: number;
}

export interface IamState {
  users: Map<string, IamUser>;
  groups: Map<string, IamGroup>;
  roles: Map<string, IamRole>;
  /** Customer managed policies by ARN. */
  policies: Map<string, ManagedPolicy>;
  rootAccessKeys: AccessKey[];
}

export type HolderKind = "user" | "group" | "role";

/** What users, groups and roles have in common: they hold policies. */
export interface PolicyHolder {
  kind: HolderKind;
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: string;
  /** Policy text by policy name. */
  inlinePolicies: Map<string, string>;
  attachedPolicyArns: string[];
  boundaryArn?: string | undefined;
  tags: Map<string, string>;
}

export interface IamUser extends PolicyHolder {
  kind: "user";
  accessKeys: AccessKey[];
  groupNames: string[];
}

export interface IamGroup extends PolicyHolder {
  kind: "group";
}

export interface IamRole extends PolicyHolder {
  kind: "role";
  description?: string | undefined;
  trustPolicy: string;
  /** The unique id that each user or role ARN of the trust policy stood for when it was written. */
  trustedIds: Map<string, string>;
  maxSessionDuration: number;
  lastUsed?: { at: string; region: string } | undefined;
}

export interface AccessKey {
  id: string;
  secret: string;
  status: "Active" | "Inactive";
  createdAt: string;
  lastUsed?: { at: string; region: string; service: string } | undefined;
}

export interface ManagedPolicy {
  name: string;
  path: string;
  id: string;
  arn: string;
  description?: string | undefined;
  createdAt: string;
  updatedAt: string;
  defaultVersionId: string;
  /** Number of the version that was made last; numbers are never used again. */
  lastVersion: number;
  versions: PolicyVersion[];
}

export interface PolicyVersion {
  id: string;
  document: string;
  createdAt: string;
}

/** Keys and aliases by ARN, of all regions. */
export interface KmsState {
  keys: Map<string, KmsKey>;
  aliases: Map<string, KmsAlias>;
}

export interface KmsKey {
  id: string;
  arn: string;
  accountId: string;
  description: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  state: "Enabled" | "Disabled" | "PendingDeletion";
  /** Milliseconds since 1970; only while deletion is pending. */
  deletionAt?: number | undefined;
  policy: string;
  /** The secret itself: 32 bytes in base64. */
  material: string;
}

export interface KmsAlias {
  name: string;
  arn: string;
  keyArn: string;
  createdAt: number;
}

/** Temporary credentials and what they stand for. */
export interface Session {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  accountId: string;
  kind: "assumed-role" | "federated-user" | "session-token";
  /** The role's name for an assumed role; else the user's, or null for root. */
  holderName: string | null;
  /** AROA… of the role, AIDA… of the user, or the account id of root. */
  holderId: string;
  /** RoleSessionName, or the name of the federated user; empty for GetSessionToken. */
  sessionName: string;
  /** Texts of the inline and managed session policies; null when none were given. */
  policies: string[] | null;
  sourceIdentity?: string | undefined;
  tags: Map<string, string>;
  transitiveTagKeys: string[];
  issuedAt: number;
  expiresAt: number;
}

/** What an account can be made to suffer; see the README for the words of the local endpoint. */
export interface Scenario {
  propagationDelayMs: number;
  latencyMs: number;
  /** Text of the service control policy; null while the account is in no organization. */
  serviceControlPolicy: string | null;
  /** Text of the resource control policy on its roles and keys; null where there is none but RCPFullAWSAccess. */
  resourceControlPolicy: string | null;
  stsDisabledRegions: string[];
  regionsNotEnabled: string[];
  fault: Fault | null;
}

export interface Fault {
  kind: "throttle" | "hang" | "internal-failure" | "broken-xml";
  /** How many more calls it strikes; absent = until it is taken away. */
  calls?: number | undefined;
  /** Strikes only calls beyond so many in a second. */
  beyondPerSecond?: number | undefined;
  /** Strikes only these operations, for example `SimulatePrincipalPolicy`. */
  actions?: string[] | undefined;
  /** Strikes only calls to these regions. */
  regions?: string[] | undefined;
  /** Strikes only calls of whose parameters all this is true: `name=value` or `name!=value`; what is absent is empty. */
  parameters?: string[] | undefined;
}

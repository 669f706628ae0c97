/** What a whole run is set up from, as the case tables write it. */
import type { Partition } from "@/lib/iam/partition";
import type { Statement } from "@/lib/iam/policy-document";
import type { CheckedMethod } from "@/lib/verification/checks";
import type { Scenario } from "@/sandbox/start";

type Policies = Record<string, Statement[]>;

export interface Permissions {
  /** What the set-up gives, beside the rest. */
  asAsked?: boolean;
  inline?: Policies;
  /** Managed policies of the customer's own. */
  managed?: Policies;
  /** Names of AWS's own policies. */
  aws?: string[];
  /** Groups that the user is in. */
  groups?: Record<string, { inline?: Policies; aws?: string[] }>;
  /** A permissions boundary: the name of one of AWS's own policies, or the customer's. */
  boundary?: string | Statement[];
}

/** What the accounts suffer. */
export interface Weather {
  vendorAccount?: Partial<Scenario>;
  customerAccount?: Partial<Scenario>;
}

export interface Situation extends Weather {
  accessMethod?: CheckedMethod;
  /** A shipped product; a small one of the tests' own otherwise. */
  product?: string;
  permissionSet?: string;
  partition?: Partition;
  longestSessionSeconds?: number;
  /** Whom the product's trust policy names: its account, or its very user. */
  names?: "account" | "identity";
  /** Other External IDs that the connection has. */
  has?: ("staged" | "retiring" | "former")[];
  /** Whether the customer has another connection, and whether it was given the same role. */
  sibling?: "of-another-role" | "of-this-role";
  workedBefore?: boolean;
  isYoung?: boolean;
  retryDelaysMs?: number[];

  /** The role's trust policy: its statements, or the name of a case of the trust-policy doctor. As shown when absent. */
  trust?: Statement[] | string;
  /** "none": the role is not there. */
  role?: "none" | { path?: string; maxSessionDuration?: number };
  /** What the customer enters, where it is another one. */
  enteredArn?: string;
  permissions?: Permissions;
  /** How it is with the access key; in order when absent. */
  key?: "inactive" | "deleted" | "mistyped" | "wrong-secret" | "root" | "temporary" | "of-other-account";
  /** Of a key; "eu-central-1" when absent. */
  region?: string | null;

  /** Our own side; in order when absent. */
  vendor?:
    | "no-credentials"
    | "wrong-secret"
    | "key-deleted"
    | "other-user"
    | "other-account"
    | "no-permission"
    | "denied"
    | "role"
    | "root";
  /** Whether we are set up to ask whether a role exists; we are when absent. */
  probe?: "not-set-up" | "not-there" | "not-allowed";
  /** By how much AWS's clock differs from ours. */
  clockSkewMs?: number;
  /** What happens once the role opened or the key was known. */
  thereafter?: Weather;
  /** What happens once the simulator has answered its first question. */
  onceSimulated?: Weather;
}

export interface RunCase extends Situation {
  name: string;
  /** Code, verdict and the side of the remedy, of every other check that is not a pass. */
  findings: string[];
  /** The checks that could not be asked before another one is mended; "everything else" where nothing could. */
  unasked?: string[] | string;
  /** The state of a new connection after the run. */
  state: string;
  /** The first remedy that somebody can follow. */
  remedy?: { title: string; gives: string[]; adds?: Statement[] | number };
  /** Words that its reason has to have. */
  says?: string;
  /** Permissions that are not granted, and where it is told, what denies them. */
  missing?: string[] | number;
  deniedBy?: string[];
  /** Keys of conditions that bear on it. */
  conditions?: string[];
  grade?: string;
  /** What the customer does by the steps, where no command does it. */
  mend?: { [Member in keyof Situation]: Situation[Member] | null };
  /** What is left after the mend, in the words of `findings`. */
  afterwards?: string[];
  /** The commands of the remedy are run by the real AWS CLI. */
  byCli?: boolean;
}

/**
 * The permissions doctor: reads what AWS tells a customer of all policies that bear on the role or user of a connection,
 * and says which of them keeps it from what the product needs. Pure; it judges texts and asks nobody.
 */
import type { AwsAccountId } from "../aws-account-id";
import type { Partition } from "../partition";
import type { ConditionBlock, Statement } from "../policy-document";
import type { PolicyPasteProblem } from "./paste-problem";

/** The role or user that a connection is about. */
export interface Holder {
  kind: "role" | "user";
  name: string;
  arn: string;
}

/** How AWS said no to an action, as far as it is known. `unknown`: nobody could ask. */
export type Refusal = "denied" | "denied-by-boundary" | "not-granted" | "unknown";

/** One permission that is not granted, or not known to be. */
export interface RefusedPermission {
  /** For example `iam:SimulatePrincipalPolicy`, without wildcard. */
  action: string;
  /** What it was asked about: `*`, or an example ARN. */
  resource: string;
  /** The condition under which the set-up's own documents grant it: one that is no fault. */
  condition: ConditionBlock | null;
  refusal: Refusal;
  /** Whether AWS's simulator said so, which is told less than a real request holds. */
  isSimulated: boolean;
  /** ARNs of AWS's own policies by which the set-up grants it; none where it does so by a text. */
  awsPolicyArns: readonly string[];
}

/** What is known of the connection without the customer. */
export interface PermissionsExpectation {
  holder: Holder;
  partition: Partition;
  awsAccountId: AwsAccountId;
  /** In the order of their weight, at least one. */
  refused: readonly RefusedPermission[];
  /** Names of the policies whose texts the set-up gives, for example `kommander-policy`. */
  givenPolicies: readonly string[];
  /** The group through which the set-up grants to a user, where it does. */
  groupName: string | null;
  /** ISO 8601, UTC. */
  now: string;
}

/** A policy as AWS told the customer of it. */
export interface ToldPolicy {
  name: string;
  type: "inline" | "managed" | "boundary";
  /** Whose inline policy it is, or to whom it is attached or set: the role or user itself, or a group of it. */
  holder: { kind: "role" | "user" | "group"; name: string };
  /** Of a managed policy. */
  arn: string | null;
  /** The JSON that is in force; null where it was not told, as of AWS's own policies. */
  text: string | null;
  /** Of a customer managed policy, where it was told: which version is in force, and which is the newest. */
  versions: { inForce: string; newest: string } | null;
}

/** All policies that bear on a role or user, as AWS told the customer. */
export interface ToldPolicies {
  holder: Holder;
  /** Names of the groups that the user is in; none of a role. */
  groups: readonly string[];
  policies: readonly ToldPolicy[];
  boundary: ToldPolicy | null;
}

/** There is no such role or user; whoever asked may not read it; AWS did not take the credentials of whoever asked. */
export type PolicyReadingError = "holder-not-there" | "reading-denied" | "credentials-refused";

export type PolicyAnswer =
  | { kind: "policies"; told: ToldPolicies }
  | { kind: "error"; error: PolicyReadingError };

export type ReadPolicyAnswer =
  | { ok: true; answer: PolicyAnswer }
  | { ok: false; problem: PolicyPasteProblem };

export type PermissionsFindingCode =
  /** A statement with the effect Deny covers it, always or under its condition. */
  | "deny-statement"
  /** AWS says that something denies it, and none of the texts does. */
  | "deny-not-found"
  | "boundary-lacks"
  /** A policy that the set-up gives, or one of AWS's own, is attached nowhere. */
  | "policy-not-attached"
  /** It is set as the permissions boundary, and attached nowhere: a boundary grants nothing. */
  | "policy-is-boundary-only"
  | "not-in-group"
  /** A version of the policy that is not in force is newer than the one that is. */
  | "older-version-in-force"
  /** A statement grants it under a condition that the set-up does not give. */
  | "allow-has-condition"
  /** A statement grants it on other resources than the set-up gives. */
  | "allow-is-narrower"
  /** The policies are there, and none of them lists it. */
  | "action-left-out"
  /** The texts grant it: what denies stands elsewhere, or was changed since. */
  | "nothing-in-the-way"
  | "other-holder"
  | PolicyReadingError;

/** What mends it at the command line. */
export type PermissionsMending =
  | { kind: "set-default-version"; policyArn: string; versionId: string }
  | { kind: "attach-policy"; policyArn: string }
  | { kind: "add-to-group"; groupName: string };

export interface PermissionsFinding {
  code: PermissionsFindingCode;
  title: string;
  message: string;
  steps: readonly string[];
  /** The statement that it is about, in the policy's words, and where it stands. */
  statement: { label: string; statement: Statement } | null;
  /** Null where no command mends it. */
  mending: PermissionsMending | null;
}

export type PermissionsExamination =
  | { kind: "unreadable"; problem: PolicyPasteProblem; message: string }
  | {
      kind: "examined";
      /** All that is to be kept of the text, written by us; it examines to the same. */
      kept: string;
      /** The gravest first, at least one. */
      findings: readonly [PermissionsFinding, ...PermissionsFinding[]];
    };

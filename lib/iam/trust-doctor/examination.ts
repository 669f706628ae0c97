/**
 * The trust-policy doctor: reads what a customer pastes, names the exact fault and gives the corrected document.
 * Pure; it decides by the rules of the IAM User Guide ("Policy evaluation logic"), without asking AWS.
 */
import type { Partition } from "../partition";
import type { PolicyDocument } from "../policy-document";
import type { AwsErrorReading } from "./aws-error";
import type { FindingCode } from "./finding-texts";
import type { PasteProblem } from "./paste-problem";

/** What the role's trust policy should say. */
export interface TrustExpectation {
  /** The vendor principal that customers are told to trust: an account's root, a user or a role. */
  principalArn: string;
  /** Further ARNs that stand for us, for example the user behind an account's root. */
  acceptedPrincipals: readonly string[];
  /** The External IDs that must open the role; two while one is exchanged for another. */
  externalIds: readonly [string, ...string[]];
  /** Earlier External IDs of this connection, which must no longer open it. */
  formerExternalIds: readonly string[];
  partition: Partition;
  awsAccountId: string;
  /** The role that the policy should be of. */
  roleArn: string;
  roleName: string;
  /** The name that the set-up suggests for it. */
  suggestedRoleName?: string | undefined;
  /** AWS refused us in the last verification, with the right External ID and without a reason. */
  isRefused?: boolean;
  /** A verification has proven the very role that is entered now. */
  workedBefore?: boolean;
  /** The time at which it is examined (ISO 8601); without it, conditions on the time are open. */
  now?: string;
}

/**
 * What a finding does to the door: it is another door, it opens it too wide, IAM does not save the document, it shuts us
 * out, it may shut us out (we cannot tell from here), or it only deserves a word.
 */
export type FindingEffect = "elsewhere" | "opens" | "rejected" | "shuts" | "may-shut" | "note";

export interface TrustFinding {
  code: FindingCode;
  effect: FindingEffect;
  side: "customer" | "vendor";
  /** Position of the statement, from 1; null where the finding is about the whole text. */
  statement: number | null;
  sid: string | null;
  /** The value at fault, cleaned for display. */
  value: string | null;
  message: string;
}

/**
 * With what the role opens for our principal; `not-for-us` is shut to us even with the right External ID,
 * `likely-not-for-us` by what is left once AWS has refused us.
 */
export type Opening =
  | "only-with-external-id"
  | "with-further-external-ids"
  | "with-any-external-id"
  | "without-external-id"
  | "not-for-us"
  | "likely-not-for-us"
  | "unknown";

/** Whose trust policy the text says it is: that of the role whose ARN was entered, another one's, or it does not say. */
export type ExaminedRole = "entered" | "another" | "unsaid";

export type TrustExamination =
  | { kind: "unreadable"; problem: PasteProblem; message: string }
  | ({ kind: "aws-error" } & AwsErrorReading)
  | {
      kind: "examined";
      findings: TrustFinding[];
      opens: Opening;
      role: ExaminedRole;
      /** Null where nothing has to change. */
      corrected: PolicyDocument | null;
      changes: string[];
    };

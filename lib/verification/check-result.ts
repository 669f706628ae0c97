import type { PolicyDocument, Statement } from "@/lib/iam/policy-document";
import type { CheckName, Verdict } from "./checks";
import type { VerdictCode } from "./verdict-codes";

/** What AWS answered, cleaned of control characters; `null` where AWS was not asked or did not answer. */
export interface AwsEvidence {
  call: string;
  /** Where it was asked, of a question that is put to several regions. */
  region?: string;
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
  /** Of the last attempt. */
  durationMs: number;
  /** How often it was asked, where that was more than once because AWS may still have been spreading a change. */
  attempts?: number;
}

/** Why AWS says no. What a service control policy denies is advice: AWS's simulator can be wrong there. */
export type DecidedAgainst = "not-granted" | "denied" | "denied-by-boundary" | "denied-by-scp";

/** The statement that denies, as far as it can be told. */
export interface DenyingStatement {
  policyName: string;
  policyType: "inline" | "managed" | "boundary";
  /** Whose inline policy it is, for example `group admins`; null for any other, and where it is not known. */
  holder: string | null;
  /** The line of the policy's text on which the statement begins. */
  line: number | null;
  /** Of a managed policy whose ARN could be read. */
  policyArn?: string;
  /** The statement itself, where the policy could be read; `number` counts from one. */
  found?: { number: number; statement: Statement };
}

/** One missing or unverifiable permission, as the customer reads it. Older runs lack the optional members. */
export interface PermissionFinding {
  action: string;
  resource: string;
  capabilityId: string;
  decision: DecidedAgainst | "unverified";
  deniedBy?: DenyingStatement[];
  /** Why it could not be verified. */
  reason?: string;
  /** Keys of conditions that bear on it, as far as can be told, and that AWS's simulator was not given. */
  missingContext?: string[];
}

/** How one capability came out of the permissions check. */
export interface CapabilityFinding {
  capabilityId: string;
  title: string;
  required: boolean;
  granted: number;
  asked: number;
}

/**
 * How well a verdict on permissions is proven: asked of AWS's simulator about the principal itself; worked out from its
 * policies, which shows neither what an organisation nor what a session denies; or not at all. Support filters by it.
 */
export type EvidenceGrade =
  | "simulated-by-principal"
  | "simulated-from-policies"
  | "refused-calls"
  | "unverified";

export type Side = "customer" | "vendor" | "aws" | "nobody";

/** The answer to one check of one verification; it is stored as it stands. */
export interface CheckResult {
  check: CheckName;
  verdict: Verdict;
  code: VerdictCode;
  evidence: AwsEvidence[];
  findings: PermissionFinding[];
  capabilities: CapabilityFinding[];
  remedy: Remedy | null;
  /** The role or user that the check was about, where AWS named it. */
  principalArn?: string;
  /** Of the permissions, once they were asked about. */
  evidenceGrade?: EvidenceGrade;
  /** Whether everything that bears on the principal could be read, where that was tried. Older runs lack it. */
  policiesRead?: boolean;
}

/** What to do about a verdict: why it came about, in whose hands it is, and the exact thing to paste. */
export interface Remedy {
  title: string;
  why: string;
  side: Side;
  steps: string[];
  document: { kind: "trust-policy" | "permission-policy"; label: string; json: PolicyDocument } | null;
  command: string | null;
  /** The same as a change of a policy that is there, where the policies could be read and one has the room. */
  change?: PolicyChange;
  /** The statements that deny, as they stand, where they could be read. */
  standing?: { label: string; statement: Statement }[];
}

/** A policy before and after an addition. */
export interface PolicyChange {
  label: string;
  before: PolicyDocument;
  after: PolicyDocument;
  command: string;
}

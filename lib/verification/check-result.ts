import type { PolicyDocument } from "@/lib/iam/policy-document";
import type { CheckName, Verdict } from "./checks";
import type { VerdictCode } from "./verdict-codes";

/** What AWS answered, cleaned of control characters; `null` where AWS was not asked or did not answer. */
export interface AwsEvidence {
  call: string;
  httpStatus: number | null;
  code: string | null;
  message: string | null;
  requestId: string | null;
  durationMs: number;
}

/** One missing or unverifiable permission, as the customer reads it. */
export interface PermissionFinding {
  action: string;
  resource: string;
  capabilityId: string;
  decision: "not-granted" | "denied" | "denied-by-boundary" | "denied-by-scp";
}

/** How one capability came out of the permissions check. */
export interface CapabilityFinding {
  capabilityId: string;
  title: string;
  required: boolean;
  granted: number;
  asked: number;
}

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
}

/** What to do about a verdict: why it came about, in whose hands it is, and the exact thing to paste. */
export interface Remedy {
  title: string;
  why: string;
  side: Side;
  steps: string[];
  document: { kind: "trust-policy" | "permission-policy"; label: string; json: PolicyDocument } | null;
  command: string | null;
}

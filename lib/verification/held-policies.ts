import type { AwsEvidence } from "./check-result";

/** A policy that bears on a principal. */
export interface HeldPolicy {
  /** As AWS's simulator names it: `role_<role>_<policy>` and alike, or the bare name of a managed one. */
  id: string;
  name: string;
  type: "inline" | "managed" | "boundary";
  /** Whose inline policy it is, or to whom it is attached: the principal itself, or a group of it. */
  holder: { kind: "role" | "user" | "group"; name: string };
  /** Of a managed policy. */
  arn: string | null;
  /** Its JSON as IAM keeps it, which positions count in; null where it could not be read. */
  text: string | null;
}

/** What could be read of the policies that bear on a principal. */
export interface HeldPolicies {
  policies: readonly HeldPolicy[];
  boundary: HeldPolicy | null;
  /** Everything that bears on the principal was read, the boundary or that there is none included. */
  isWhole: boolean;
  /** One answer for each kind of call: a failure, where there was one. */
  evidence: readonly AwsEvidence[];
}

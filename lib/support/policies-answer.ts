import type {
  PermissionsExamination,
  PermissionsExpectation,
} from "@/lib/iam/permissions-doctor/examination";
import { type MendedFinding, mendFindings } from "@/lib/setup/permissions-doctor-view";
import { listPolicyLines } from "./policy-lines";

/** What the permissions doctor says of a text that a customer sent to support. */
export interface PoliciesAnswer {
  findings: readonly MendedFinding[];
  /** The same as text for a ticket. */
  ticket: string;
}

export function createPoliciesAnswer(
  expected: PermissionsExpectation,
  { findings }: Extract<PermissionsExamination, { kind: "examined" }>,
): PoliciesAnswer {
  const { holder, awsAccountId } = expected;
  const heading = `Policies of ${holder.kind} ${holder.name} in account ${awsAccountId}, as the customer sent them:`;
  return {
    findings: mendFindings(findings, expected),
    ticket: [heading, ...findings.flatMap(listPolicyLines)].join("\n"),
  };
}

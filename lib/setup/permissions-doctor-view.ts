import type {
  Holder,
  PermissionsExpectation,
  PermissionsFinding,
  PermissionsMending,
} from "@/lib/iam/permissions-doctor/examination";
import { examinePolicies } from "@/lib/iam/permissions-doctor/examine-policies";
import { awsIam } from "./aws-command";
import { readPoliciesCommand } from "./read-policies-command";

/** A finding with the command that mends it; null where no command does. */
export interface MendedFinding extends PermissionsFinding {
  command: { purpose: string; command: string } | null;
}

/** What was made of the text that the customer pasted last. */
export interface ExaminedPolicyPaste {
  at: Date;
  /** The gravest first. */
  findings: readonly [MendedFinding, ...MendedFinding[]];
}

/** The permissions doctor as a page shows it. */
export interface PermissionsDoctorView {
  connectionId: string;
  awsAccountId: string;
  holder: Holder;
  /** Prints what is to be pasted: every policy that bears on the role or user. */
  readCommand: string;
  paste: ExaminedPolicyPaste | null;
}

interface DoctorFacts {
  connectionId: string;
  expected: PermissionsExpectation;
  paste: { text: string; at: Date } | null;
}

/** What the doctor says of a connection's permissions, and how the customer comes by what it asks for. */
export function createPermissionsDoctorView({
  connectionId,
  expected,
  paste,
}: DoctorFacts): PermissionsDoctorView {
  const { partition, awsAccountId, holder } = expected;
  return {
    connectionId,
    awsAccountId,
    holder,
    readCommand: readPoliciesCommand(partition, holder),
    paste: paste && examinePaste(paste, expected),
  };
}

function examinePaste({ text, at }: { text: string; at: Date }, expected: PermissionsExpectation) {
  const examination = examinePolicies(text, expected);
  if (examination.kind === "unreadable") return null;
  return { at, findings: mendFindings(examination.findings, expected) };
}

/** Puts the command that mends it beside each finding. */
export function mendFindings(
  [first, ...others]: readonly [PermissionsFinding, ...PermissionsFinding[]],
  expected: PermissionsExpectation,
): ExaminedPolicyPaste["findings"] {
  return [mended(first, expected), ...others.map((one) => mended(one, expected))];
}

function mended(finding: PermissionsFinding, expected: PermissionsExpectation): MendedFinding {
  return { ...finding, command: finding.mending && mendCommand(finding.mending, expected) };
}

function mendCommand(mending: PermissionsMending, { partition, holder }: PermissionsExpectation) {
  const { kind, name } = holder;
  switch (mending.kind) {
    case "set-default-version": {
      const { policyArn, versionId } = mending;
      const options = [
        ["policy-arn", policyArn],
        ["version-id", versionId],
      ] as const;
      return {
        purpose: `Puts version ${versionId} of the policy in force`,
        command: awsIam(partition, "set-default-policy-version", options),
      };
    }
    case "attach-policy": {
      const options = [
        [`${kind}-name`, name],
        ["policy-arn", mending.policyArn],
      ] as const;
      return {
        purpose: `Attaches the policy to the ${kind}`,
        command: awsIam(partition, `attach-${kind}-policy`, options),
      };
    }
    default: {
      const options = [
        ["group-name", mending.groupName],
        ["user-name", name],
      ] as const;
      return {
        purpose: "Makes the user a member of the group",
        command: awsIam(partition, "add-user-to-group", options),
      };
    }
  }
}
